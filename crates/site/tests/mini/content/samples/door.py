door = open(
    "my-org",  # needs: bill-to
)
