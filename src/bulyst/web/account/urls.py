"""Signing in and out. allauth looks its own pages up by names without a namespace."""

from django.urls import URLPattern, URLResolver, include, path

from bulyst.web.account import views

_pages = [
    path("", views.entrance, name="entrance"),
    path("logg-inn/", views.SignIn.as_view(), name="sign_in"),
    path("logg-ut/", views.sign_out, name="sign_out"),
    path("demo/<int:user_id>/", views.enter_demo, name="enter_demo"),
    path("sprak/", views.choose_language, name="language"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((_pages, "account"))),
    path("logg-inn/", views.SignIn.as_view(), name="account_login"),
    path("logg-ut/", views.sign_out, name="account_logout"),
]
