from django.db import migrations

from bulyst.tenancy.trigrams import trigram_index


class Migration(migrations.Migration):
    dependencies = [
        ("parties", "0003_people_and_duplicates"),
    ]

    operations = [
        trigram_index("parties_name_contains", "parties_party", "name"),
    ]
