"""The pages of the results room: figures, each opening into the rows it was counted from."""
