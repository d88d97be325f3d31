"""What the house sends: letters as archive-proof PDF, and notices by e-mail through an outbox."""
