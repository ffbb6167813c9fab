"""What operators do with announcements from the console: the same whether a bot runs or not.

operations.py   what can be asked, and the answers, as JSON
line.py         the socket beside the database file: a running bot answers there, because the file is its alone
"""
