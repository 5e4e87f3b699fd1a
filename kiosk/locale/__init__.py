"""The catalogues, one folder a language; `build` keeps them in step with the code."""
