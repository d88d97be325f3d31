"""The addresses of the courses room: /<kommune>/kurs/."""

from django.urls import URLPattern, path

from bulyst.web.staff.courses.views import course, people, person, session

urlpatterns: list[URLPattern] = [
    path("kurs/", course.course_list, name="courses"),
    path("kurs/personer/<int:person_id>/", person.person_page, name="person"),
    path("kurs/personer/<int:person_id>/rett/", person.person_correct, name="person_correct"),
    path("kurs/personer/<int:person_id>/sla-sammen/", person.person_merge, name="person_merge"),
    path("kurs/nytt/", course.course_new, name="course_new"),
    path("kurs/<int:course_id>/", course.course_page, name="course"),
    path("kurs/<int:course_id>/endre/", course.course_change, name="course_change"),
    path("kurs/<int:course_id>/fjern/", course.course_remove, name="course_remove"),
    path("kurs/<int:course_id>/sett-tilbake/", course.course_restore, name="course_restore"),
    path("kurs/<int:course_id>/dager/ny/", session.session_new, name="session_new"),
    path("kurs/<int:course_id>/dager/<int:session_id>/", session.attendance, name="attendance"),
    path("kurs/<int:course_id>/dager/<int:session_id>/endre/", session.session_change, name="session_change"),
    path("kurs/<int:course_id>/dager/<int:session_id>/fjern/", session.session_remove, name="session_remove"),
    path("kurs/<int:course_id>/deltakere/", people.enrolment_list, name="enrolment_list"),
    path("kurs/<int:course_id>/deltakere/en/", people.enrolment_one, name="enrolment_one"),
    path("kurs/<int:course_id>/deltakere/kjent/", people.enrolment_known, name="enrolment_known"),
    path("kurs/<int:course_id>/deltakere/meld-paa/", people.enrolment_confirm, name="enrolment_confirm"),
    path("kurs/<int:course_id>/deltakere/<int:enrolment_id>/meld-av/", people.enrolment_leave, name="enrolment_leave"),
]
