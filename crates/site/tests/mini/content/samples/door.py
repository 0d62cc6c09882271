# Python: a door
door = open(
    "my-org",  # needs: bill-to
)
