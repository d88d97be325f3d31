"""Plain values and rules of Norwegian administration: no Django, no translated text, no clock of its own."""
