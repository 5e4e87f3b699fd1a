"""From readers and cameras to scans, and from tokens to the squares of a QR. It knows nothing of visits."""
