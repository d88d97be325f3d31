"""What is fast, measured against what people use today."""
