"""The page of reports: which, what is missing, a preview to write in, files and paper."""
