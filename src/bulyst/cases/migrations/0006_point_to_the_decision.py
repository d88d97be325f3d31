from django.db import migrations


class Migration(migrations.Migration):
    """Every decision there was is the one in force. PostgreSQL alters no table with pending rows: so, apart."""

    dependencies = [
        ("cases", "0005_decision_in_force"),
    ]

    operations = [
        migrations.RunSQL(
            "UPDATE cases_case SET decision_id = (SELECT id FROM cases_decision WHERE case_id = cases_case.id)",
            "UPDATE cases_case SET decision_id = NULL",
        ),
    ]
