"""What staff use: the command line, cards to print, reports. Nothing in `kiosk` knows of it."""
