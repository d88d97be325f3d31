"""Signing in and out. allauth looks its own pages up by names without a namespace."""

from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView

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
    path("stengt/", RedirectView.as_view(pattern_name="account:sign_in"), name="account_inactive"),
    path("ny/", views.SignUp.as_view(), name="account_signup"),
    path("bekreft/", views.AddressToConfirm.as_view(), name="account_email_verification_sent"),
    re_path(r"^bekreft/(?P<key>[-:\w]+)/$", views.ConfirmAddress.as_view(), name="account_confirm_email"),
    path("glemt-passord/", views.AskForPassword.as_view(), name="account_reset_password"),
    path("glemt-passord/sendt/", views.PasswordAskedFor.as_view(), name="account_reset_password_done"),
    re_path(
        r"^nytt-passord/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.NewPassword.as_view(),
        name="account_reset_password_from_key",
    ),
    path("nytt-passord/", views.PasswordMade.as_view(), name="account_reset_password_from_key_done"),
]
