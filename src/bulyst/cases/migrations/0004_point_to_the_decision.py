from django.db import migrations


class Migration(migrations.Migration):
    """Every decision there was is the one in force. A migration of its own: PostgreSQL changes no table with pending rows."""

    dependencies = [
        ("cases", "0003_decision_in_force"),
    ]

    operations = [
        migrations.RunSQL(
            "UPDATE cases_case SET decision_id = (SELECT id FROM cases_decision WHERE case_id = cases_case.id)",
            "UPDATE cases_case SET decision_id = NULL",
        ),
    ]
