"""The working room for what came of a programme: new firms, pupil enterprises, associations' activities."""
