"""What a reviewer does: the queue of what is worth a look, deciding, and taking decisions along."""
