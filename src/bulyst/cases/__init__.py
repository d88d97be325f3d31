"""Grant and guidance cases: from application through assessment and decision to payment and closing."""
