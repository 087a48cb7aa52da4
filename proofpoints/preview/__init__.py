"""What `serve` shows: the last built site, over it the page of each case as saved a moment ago, and the problems of both."""
