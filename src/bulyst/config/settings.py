"""One settings module; what differs between a demonstration, production and tests comes from the environment.

BULYST_MODE           demo | production | test (production by default: a demonstration is asked for)
BULYST_DATABASE_URL   sqlite:///absolute/path or postgres://user@host/name; by default one file under var/
BULYST_VAR            folder for the database, letters and caches; by default var/ under the current folder
BULYST_SECRET_KEY     needed in production
BULYST_HOSTS          comma-separated names that the site answers to, needed in production
BULYST_LETTER_PORT    https://...; where letters are handed over (docs/letters.md); without it, Min side alone
BULYST_EMAIL_URL      smtp://user:password@host:port; without it, letters are written to files under var/
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BULYST_MODE = os.environ.get("BULYST_MODE", "production")
if BULYST_MODE not in ("demo", "production", "test"):
    raise ImproperlyConfigured(f"BULYST_MODE is demo, production or test, not {BULYST_MODE!r}")
BULYST_VAR = Path(os.environ.get("BULYST_VAR", "var")).absolute()
#: Organisation numbers made for testing (first digit 2 or 3) are let in only where nothing is real.
BULYST_SYNTHETIC_NUMBERS = BULYST_MODE in ("demo", "test")

DEBUG = False
SECRET_KEY = os.environ.get("BULYST_SECRET_KEY", "")
if not SECRET_KEY and BULYST_MODE != "production":
    SECRET_KEY = "only-for-demonstration-and-tests-" + "0" * 32
ALLOWED_HOSTS = [host for host in os.environ.get("BULYST_HOSTS", "").split(",") if host]
if BULYST_MODE != "production":
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]", "testserver"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "bulyst.web.account",  # before allauth: our templates for its messages and e-mails
    "allauth",
    "allauth.account",
    "axes",
    "csp",
    "bulyst.audit",
    "bulyst.tenancy",
    "bulyst.ledger",
    "bulyst.population",
    "bulyst.parties",
    "bulyst.correspondence",
    "bulyst.programmes",
    "bulyst.cases",
    "bulyst.courses",
    "bulyst.ventures",
    "bulyst.results",
    "bulyst.studies",
    "bulyst.catalogue",
    "bulyst.web.ui",
    "bulyst.web.public",
    "bulyst.web.applicant",
    "bulyst.web.staff",
    "bulyst.web.editor",
    "bulyst.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "bulyst.config.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "bulyst.config.middleware.NotTooLarge",
    "bulyst.config.middleware.AuditChannel",
]

ROOT_URLCONF = "bulyst.config.urls"
WSGI_APPLICATION = "bulyst.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bulyst.web.ui.context.site",
            ],
        },
    }
]

# Data ---------------------------------------------------------------------------------------------------------

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("BULYST_DATABASE_URL", f"sqlite:///{BULYST_VAR}/bulyst.sqlite3"),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Row locks are silently ignored by SQLite: every transaction takes the write lock when it begins.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
    if BULYST_MODE == "test":
        # A file and not memory, so that tests with several connections can copy it; one for each process.
        DATABASES["default"]["TEST"] = {"NAME": str(BULYST_VAR / "test" / f"test-{os.getpid()}.sqlite3")}
        DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
        (BULYST_VAR / "test").mkdir(parents=True, exist_ok=True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "tenancy.User"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
    "charts": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(BULYST_VAR / "cache" / "charts"),
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
if BULYST_MODE == "test":
    TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# Language and time --------------------------------------------------------------------------------------------

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [Path(__file__).parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Oslo"
FORMAT_MODULE_PATH = ["bulyst.config.formats"]

# Signing in ---------------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "bulyst.web.account.backends.SignIn",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if BULYST_MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account:sign_in"
LOGIN_REDIRECT_URL = "account:entrance"
ACCOUNT_ADAPTER = "bulyst.web.account.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_VERIFICATION = "none" if BULYST_MODE != "production" else "mandatory"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 8
AXES_USERNAME_FORM_FIELD = "login"
AXES_LOCKOUT_CALLABLE = "bulyst.web.account.views.locked_out"
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_ENABLED = BULYST_MODE != "test"
AXES_VERBOSE = False

# Security -----------------------------------------------------------------------------------------------------

_SECURE = BULYST_MODE == "production" and os.environ.get("BULYST_PLAIN_HTTP") != "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SECURE_SSL_REDIRECT = _SECURE
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _SECURE else None
CSRF_FAILURE_VIEW = "bulyst.web.ui.errors.stale_form"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Files and mail -----------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BULYST_VAR / "static"
STATICFILES_DIRS = [Path(__file__).parent.parent / "web" / "ui" / "built"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": BULYST_VAR / "files"},
    },
    "letters": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": BULYST_VAR / "letters"},
    },
    "uploads": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": BULYST_VAR / "uploads"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
#: Where the register of organisations is asked, for example https://data.brreg.no; empty: entry by hand alone.
BULYST_REGISTER_URL = os.environ.get("BULYST_REGISTER_URL", "")
BULYST_FILE_MEGABYTES = int(os.environ.get("BULYST_FILE_MEGABYTES", "20"))
BULYST_FILES_PER_CASE = int(os.environ.get("BULYST_FILES_PER_CASE", "60"))
BULYST_FILE_KINDS = os.environ.get("BULYST_FILE_KINDS", "pdf,image,document,sheet,slides,text").split(",")
if BULYST_MODE == "test":
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_USE_FINDERS = True

DEFAULT_FROM_EMAIL = os.environ.get("BULYST_EMAIL_FROM", "bulyst@localhost")
if os.environ.get("BULYST_EMAIL_URL"):
    _mail = urlsplit(os.environ["BULYST_EMAIL_URL"])
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.hostname or "localhost", _mail.port or 587
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
    EMAIL_USE_TLS = _mail.scheme == "smtp" and bool(_mail.username)
    EMAIL_TIMEOUT = 20
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = BULYST_VAR / "mail"
if BULYST_MODE == "test":
    EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

BULYST_LETTER_PORT = os.environ.get("BULYST_LETTER_PORT", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"bulyst": {"level": "INFO"}},
}

SILENCED_SYSTEM_CHECKS: list[str] = []
