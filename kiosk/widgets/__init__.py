"""What the screens of participants and of facilitators share: colours, choices, readers at the keyboard."""
