"""What is drawn, told without Streamlit: the offline map, the marks and their colours, the coasts and borders."""
