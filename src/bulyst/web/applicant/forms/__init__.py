"""What an applicant fills in."""
