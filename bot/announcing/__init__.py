"""What the bot says unasked in groups and channels: pure, so date, chance and what was said before are arguments.

post.py         what a post is, and whom it is for
voice.py        the parts that all posts are made of, in one language
day.py          this day in the year
month.py        the digest of a month
quiz.py         the question of the week; questions.py and options.py make it
news.py         what changed in the base; remembered.py is the state that it is compared with
notice.py       words of the operator
announcer.py    all of these for one base and one bot account
composer.py     the same as delivery asks for it
choices.py      what a press below the settings changes; choice_pages.py, settings_page.py show them
broadcast.py    a notice becomes messages; broadcast_page.py is what the operator sees
"""
