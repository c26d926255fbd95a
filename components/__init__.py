"""Olay Atlası, the house: from Turkish news articles to linked events on a timeline beside a map.

Rooms, and what each does. Read downwards: a room opens only onto rooms above it (`tests/test_architecture.py` holds the
door table); sources, dates, places and events do not know each other, views knows no Streamlit.

    errors, model      the furniture: the tree of errors, the frozen types carried from room to room
    text/              Turkish letters and sentences
    wording/           every sentence of the house in Turkish and English
    sources/           bytes of any known format -> Article
    dates/             text -> TimeExpressions (find, then value, then the missing year)
    places/            build and read the gazetteer; text -> Toponyms (recognise) -> ResolvedToponyms (resolve)
    events/            sentences + times + places -> Mentions (extract) -> Events and Links (link)
    pipeline.py        analyse(article, gazetteer) -> Analysis; pure
    library/           the articles and events of a person: SQLite (the truth), NumPy mirror, views, edits, ingest
    exchange/          events to and from CSV, GeoJSON, JSON Lines, KML, TimelineJS, iCalendar, HTML
    geocoding/         online help by choice: geopy behind one contract
    views/             what is drawn: the offline map, marks, outlines; text made safe for each medium
    server/            JSON API, Leaflet, tiles, security headers: routes beside Streamlit in one process
    ui/                the page: Streamlit lives only here (and in app.py)
    cli/               the commands: what stands in files and pipes, in and out
    __main__.py        the command line: options and exit codes

How data walks: bytes -> sources -> Article -> pipeline.analyse -> Analysis -> library.add -> SQLite -> (selection) ->
view -> /api/* -> timeline and map in the browser; an event by its id -> the card with its evidence.
"""
