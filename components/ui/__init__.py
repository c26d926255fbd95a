"""The page. Streamlit lives only here: widgets and callbacks; what they show is computed in other rooms."""
