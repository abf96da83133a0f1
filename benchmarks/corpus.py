"""News-like prose, the same at every run: articles with few claims, and articles in which every sentence is one."""

from __future__ import annotations

import random
from collections.abc import Iterator

PLACES = (
    "Lima Kinshasa Perth Jakarta Ankara Santiago Nairobi Oslo Warsaw Hanoi Lagos Manila Ottawa Dakar Tbilisi "
    "Madrid Cairo Bogota Accra Riga"
).split()
COUNTRIES = (
    "Chile Peru Australia China Indonesia Turkey India Brazil Canada Mexico Kazakhstan Morocco Ghana Zambia Guinea "
    "Poland Vietnam Norway Argentina Bolivia"
).split()
COMMODITIES = (
    "copper zinc lead tin nickel cobalt lithium graphite tungsten antimony silver gold manganese bauxite potash salt "
    "molybdenum chromite niobium fluorspar"
).split()
PEOPLE = (
    "the minister, the union, a spokeswoman, the mayor, the central bank, two analysts, the company, a former judge, "
    "the opposition, residents, the regulator, a senior official, the port authority, her lawyer, the committee, "
    "local farmers, the ambassador, investors, the board, aid workers"
).split(", ")
SAID = "said argued insisted hinted warned conceded complained suggested explained admitted".split()
EVENTS = (
    "talks with the new owners would resume after the holiday, the road to the northern valley had been reopened, "
    "nobody had expected the court to rule so quickly, the plans were drawn up behind closed doors, "
    "the old quarter needed better drains and kinder landlords, the strike had taught both sides a lesson, "
    "the harvest was late but better than feared, the bridge would have to be closed for repairs, "
    "the letter had never reached the people it was meant for, the rules were written for another age, "
    "the mine's neighbours were tired of dust and promises, prices in the market had become a daily worry, "
    "the archive held answers to most of their questions, the ferry service was unlikely to survive the winter, "
    "the inquiry would look at who knew what and when, the museum had lent its best pieces to a rival, "
    "trust between the ministries had all but gone, the river was higher than anyone could remember, "
    "the contract left too much to chance, the choir would sing whatever the weather"
).split(", ")
OPENINGS = (
    "On Monday, By then, In a statement, Behind the scenes, As the rain eased, Late in the evening, Despite the protests, "
    "With little warning, According to the local paper, For the moment, Not for the first time, After a long silence"
).split(", ")
CONNECTIVES = "but and while although because as since unless until".split()
ADJECTIVES = "quiet stubborn hopeful angry patient divided weary cautious determined nervous".split()
THINGS = (
    "bridge orchard harbour school warehouse bakery tunnel theatre clinic archive vineyard railway lighthouse quarry "
    "library brewery stadium dam chapel ferry sawmill foundry nursery market shipyard observatory terminal canal"
).split()
QUALITIES = (
    "old new northern disused half-built listed famous flooded private crowded remote restored".split()
)
DEEDS = (
    "closed, been sold twice, lost its roof in the storm, stood empty since the war, become a place of pilgrimage, "
    "outlived its founders, burned down and risen again, changed hands quietly, been promised to the town, "
    "divided the council, drawn visitors from abroad, never paid its way, fed the valley for generations"
).split(", ")
TITLES = (
    "A long road for {place}; {place} waits for an answer; What the {commodity} towns of {country} want; "
    "Old quarrels return to {place}; The view from {place}"
).split("; ")
PLAIN = (
    "{opening}, {person} {said} that {event}.",
    "{Person} in {place} {said} {event}, {connective} {event2}.",
    "The mood in {place} was {adjective}; {event}.",
    "“I have lived in {place} all my life,” {person} {said}, “and {event}.”",
    "{Person} {said} {event}, and few in {place} disagreed.",
    "The {quality} {thing} near {place} had {deed}, {person} {said}.",
    "{Person} and {person2} met at the {quality} {thing}, which had {deed}.",
    "Since the {thing} in {place} had {deed}, {person2} {said}, {event}.",
    "There was a {adjective} pause before {person} {said} that {event}.",
)
CLAIMS = (
    "{country} produced {amount} tonnes of {commodity} in {year}, according to the U.S. Geological Survey.",
    "{country} has the world's {place_word}-largest reserves of {commodity}.",
    "{commodity_} output in {country} rose {percent}% in {year}, after falling in the year before.",
    "{country}'s reserves of {commodity} total {amount} tonnes, more than those of {country2}.",
    "{country} accounts for {percent}% of the world's {commodity} production.",
    "{country} mines twice as much {commodity} as {country2}.",
    "Only {country2} produces more {commodity} than {country}.",
    "{country} and {country2} together mined {amount} tons of {commodity} in {year}.",
)
NUMBERS = ("The company employs {staff} people.", "It paid ${money} million for the site.")


class _Writer:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def sentence(self, templates: tuple[str, ...]) -> str:
        pick = self.random.choice
        country, country2 = self.random.sample(COUNTRIES, 2)
        event, event2 = self.random.sample(EVENTS, 2)
        person, person2 = self.random.sample(PEOPLE, 2)
        commodity = pick(COMMODITIES)
        return pick(templates).format(
            opening=pick(OPENINGS),
            person=person,
            Person=person[0].upper() + person[1:],
            person2=person2,
            quality=pick(QUALITIES),
            thing=pick(THINGS),
            deed=pick(DEEDS),
            said=pick(SAID),
            event=event,
            event2=event2,
            connective=pick(CONNECTIVES),
            adjective=pick(ADJECTIVES),
            place=pick(PLACES),
            country=country,
            country2=country2,
            commodity=commodity,
            commodity_=commodity.capitalize(),
            amount=f"{self.random.randint(11, 99) * 10 ** self.random.randint(2, 5):,}",
            percent=self.random.randint(2, 60),
            year=self.random.choice((2023, 2024)),
            place_word=pick(("second", "third", "fourth", "fifth")),
            staff=f"{self.random.randint(3, 90)}00",
            money=self.random.randint(2, 900),
        )

    def article(self, sentences: int, claims: int) -> str:
        """A title and paragraphs of a few sentences, with so many claims among them."""
        among = set(self.random.sample(range(sentences), claims))
        title = self.random.choice(TITLES).format(
            place=self.random.choice(PLACES),
            commodity=self.random.choice(COMMODITIES),
            country=self.random.choice(COUNTRIES),
        )
        written = [
            self.sentence((CLAIMS if self.random.random() < 0.7 else NUMBERS) if at in among else PLAIN)
            for at in range(sentences)
        ]
        paragraphs = [" ".join(written[at : at + 4]) for at in range(0, sentences, 4)]
        return "\n\n".join([title, *paragraphs])

    def dense(self, sentences: int) -> str:
        return " ".join(self.sentence(CLAIMS) for _ in range(sentences))


def news(characters: int, seed: int = 5) -> Iterator[str]:
    """Articles of some 30 sentences, three of them with figures, until there are so many characters."""
    writer, written = _Writer(seed), 0
    while written < characters:
        article = writer.article(30, 3)
        written += len(article)
        yield article


def dense(characters: int, seed: int = 6) -> Iterator[str]:
    """Paragraphs in which every sentence is a claim."""
    writer, written = _Writer(seed), 0
    while written < characters:
        article = writer.dense(20)
        written += len(article)
        yield article


def articles(number: int, claims: int, seed: int = 7) -> Iterator[str]:
    """So many articles of 30 sentences, with so many figures in each."""
    writer = _Writer(seed)
    return (writer.article(30, claims) for _ in range(number))
