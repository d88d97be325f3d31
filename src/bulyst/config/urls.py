"""Every address of the site, one front end an audience. The staff's begin with their municipality."""

from django.urls import include, path, register_converter

from bulyst.config.converters import KommuneConverter

register_converter(KommuneConverter, "kommune")

urlpatterns = [
    path("konto/", include("bulyst.web.account.urls")),
    path("min-side/", include("bulyst.web.applicant.urls")),
    path("redaksjon/", include("bulyst.web.editor.urls")),
    path("<kommune:kommune>/", include("bulyst.web.staff.urls")),
    path("", include("bulyst.web.public.urls")),
]

handler400 = "bulyst.web.ui.errors.bad_request"
handler403 = "bulyst.web.ui.errors.forbidden"
handler404 = "bulyst.web.ui.errors.not_found"
handler500 = "bulyst.web.ui.errors.failed"
