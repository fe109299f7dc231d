"""Paragraphs of news and policy prose, each true in itself, and what makes each false: for trying drafts on.

Places and figures are invented; the arithmetic is right, rounding included. `slips` replace words of the paragraph by
others that cannot be true beside the rest of it. `HELD_BACK` was written with the others and kept away from the work
on drafting, and `LATER` was written when that was thought to be done. On their first runs 11 of 16 slips and 13 of 22
were found, one more of each strained, and no true statement was called false; since then they are sets like the other.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, and replacements each of which makes it contradict itself."""

    name: str
    text: str
    slips: tuple[tuple[str, str], ...]


PARAGRAPHS = (
    Paragraph(
        "city budget",
        "The city council approved a budget of $48.6 million for 2024, up 4.3% from $46.6 million in 2023. Of "
        "that, $19.4 million, or about 40% of the budget, goes to the police. The vote was 7-2. The council will "
        "meet again on 12 March 2024.",
        (
            ("4.3%", "6.3%"),
            ("$46.6 million", "$42.6 million"),
            ("about 40%", "about 60%"),
        ),
    ),
    Paragraph(
        "school rolls",
        "Enrolment in the county's primary schools fell from 6,210 to 5,980 pupils between 2019 and 2023, a drop "
        "of 3.7 percent. Three schools, Elm Road, St Mary's and Westfield, closed over the same period. A teacher "
        "now has 23 pupils on average.",
        (
            ("3.7 percent", "7.3 percent"),
            ("6,210", "6,810"),
            ("Three schools", "Four schools"),
        ),
    ),
    Paragraph(
        "bus fleet",
        "The operator runs 14 buses, of which 3 are electric. It carried 1.26 million passengers in 2023, 12% "
        "more than in 2022, when it carried 1.125 million. Fares rose by 5% in January 2024.",
        (
            ("12% more", "22% more"),
            ("of which 3 are", "of which 33 are"),
        ),
    ),
    Paragraph(
        "survey",
        "Of the 1,204 people who answered, 494 (41%) said they had skipped a meal. Nearly two thirds of them were "
        "women. The survey ran from 3 to 17 May 2023, and 62% of respondents lived in towns.",
        (
            ("41%", "51%"),
            ("494", "594"),
        ),
    ),
    Paragraph(
        "trade",
        "Exports rose 12% to $4.5 billion in 2023 from $4.02 billion in 2022. Tea accounted for 23% of the total, "
        "or $1.04 billion. The country is the second largest exporter of tea in the region after Kenora.",
        (
            ("12%", "21%"),
            ("$4.02 billion", "$3.02 billion"),
            ("23%", "32%"),
            ("second largest", "third largest"),
        ),
    ),
    Paragraph(
        "company results",
        "Profit was $12.0 million in 2023, up 20% from $10.0 million a year earlier. Revenue fell 8% to £230 "
        "million, from £250 million the year before. The group employs 2,150 people in five countries: Norland, "
        "Ostia, Sudmark, Westria and Vell.",
        (
            ("up 20%", "up 30%"),
            ("fell 8%", "fell 18%"),
            ("five countries", "six countries"),
        ),
    ),
    Paragraph(
        "hospital waits",
        "At the end of March 2023, 7,340 patients had waited longer than a year, compared with 3,520 a year "
        "earlier. The number has more than doubled since March 2022. One in five of them is waiting for a new hip "
        "or knee.",
        (("7,340", "5,340"),),
    ),
    Paragraph(
        "water quality",
        "The well contained 31 mg of nitrate per litre, which exceeds the limit of 25 mg. In the second well the "
        "inspectors found 12 mg, below the limit. Two of the nine wells (22%) were closed.",
        (
            ("31 mg", "21 mg"),
            ("(22%)", "(32%)"),
        ),
    ),
    Paragraph(
        "farm survey",
        "The number of dairy farms halved between 2003 and 2023, from 2,840 to 1,420. The average herd grew from "
        "64 cows to 131. Farms now produce 1.9 million litres a day.",
        (
            ("halved", "doubled"),
            ("2,840", "3,640"),
        ),
    ),
    Paragraph(
        "unemployment",
        "Unemployment rose by 0.4 percentage points to 5.6% in June 2023, from 5.2% in May 2023. Among those "
        "under 25 it was 13.1%. About 184,000 people were looking for work.",
        (
            ("0.4 percentage points", "0.9 percentage points"),
            ("5.2%", "4.2%"),
        ),
    ),
    Paragraph(
        "library",
        "The library lent 48,203 books in 2023. In 2022 it had lent 45,905 books. Loans thus rose by 5%. Of the "
        "48,203 books, 12,051 were for children, a quarter of the total.",
        (
            ("48,203 books in", "84,203 books in"),
            ("12,051", "21,051"),
        ),
    ),
    Paragraph(
        "housing",
        "Builders completed 3,480 homes in fiscal 2022/23, down 11% from 3,910 in fiscal 2021/22. Of the 3,480 "
        "homes, 870, or 25%, were for social rent. The median price was $312,000, three times as much as in 2003, "
        "when it was $104,000.",
        (
            ("down 11%", "up 11%"),
            ("870", "970"),
            ("three times", "four times"),
        ),
    ),
    Paragraph(
        "energy",
        "Wind supplied 28.4 TWh in 2023, a rise of 9 percent on the 26.1 TWh of 2022. It accounted for 31% of the "
        "91.6 TWh generated. Solar supplied 9.1 TWh.",
        (
            ("9 percent", "19 percent"),
            ("31%", "13%"),
        ),
    ),
    Paragraph(
        "aid",
        "The ministry spent $84 million on school meals in fiscal 2023, or $56 per pupil for 1.5 million pupils. "
        "A year earlier it had spent $70 million; the increase is 20%.",
        (
            ("$56 per pupil", "$65 per pupil"),
            ("the increase is 20%", "the increase is 30%"),
        ),
    ),
    Paragraph(
        "migration",
        "Some 1.24 million people arrived in 2022 and 1.1 million left, so that net migration was 140,000. The "
        "year before, net migration had been 98,000. Most of the arrivals came from four countries, among them "
        "Ostia and Vell.",
        (),
    ),
    Paragraph(
        "transport deaths",
        "Road deaths fell from 412 in 2018 to 331 in 2022, a fall of 20%. The region had 6.6 deaths per 100,000 "
        "people in 2022. Cyclists made up 48 of the 331 deaths, or 15%.",
        (
            ("412", "512"),
            ("a fall of 20%", "a fall of 25%"),
            ("or 15%", "or 51%"),
        ),
    ),
    Paragraph(
        "vaccination",
        "By June 2021, 5.4 million of the 9 million adults (60%) had received a first dose. The programme cost "
        "$1.2 billion, more than twice as much as the $500 million that had been planned.",
        (
            ("(60%)", "(70%)"),
            ("5.4 million", "4.5 million"),
            ("$500 million", "$700 million"),
        ),
    ),
    Paragraph(
        "university",
        "The university was founded in 1903. It has 10,164 students, 2% more than a year ago. Women make up 54% "
        "of the students. Its endowment of $88 million is the fourth largest in the state.",
        (),
    ),
)

HELD_BACK = (
    Paragraph(
        "fisheries",
        "Landings of cod dropped from 18,400 tonnes in 2020 to 15,640 tonnes in 2023, a decline of 15%. The quota "
        "was cut by 2,000 tonnes. Of the 64 boats in the fleet, 16 (25%) were laid up.",
        (
            ("a decline of 15%", "a decline of 51%"),
            ("18,400", "14,800"),
            ("(25%)", "(35%)"),
        ),
    ),
    Paragraph(
        "pensions",
        "The fund paid out €3.3 billion in 2022, 10% more than the €3.0 billion it had paid in 2021. It looks "
        "after 412,000 pensioners. Its costs were 0.31% of assets.",
        (
            ("10% more", "20% more"),
            ("€3.0 billion", "€2.4 billion"),
        ),
    ),
    Paragraph(
        "museums",
        "Visitor numbers more than doubled from 210,000 in 2021 to 465,000 in 2022. Admission costs $14, up from "
        "$12 in 2021, an increase of 17%. Four museums, the Naval, the Toy, the Glass and the Mining Museum, "
        "stayed shut.",
        (
            ("465,000", "365,000"),
            ("17%", "71%"),
        ),
    ),
    Paragraph(
        "turnout",
        "Turnout was 61.3%, down from 64.8% in 2019, a fall of 3.5 percentage points. The mayor won 18,204 of the "
        "33,098 votes, or 55%. Her rival received 14,894 votes.",
        (
            ("3.5 percentage points", "5.3 percentage points"),
            ("or 55%", "or 65%"),
        ),
    ),
    Paragraph(
        "rail",
        "The line carried 8.8 million passengers in 2023, up from 8.0 million in 2022, an increase of 10 per "
        "cent. Of the 120 trains a day, 102, or 85%, arrived on time.",
        (
            ("10 per cent", "20 per cent"),
            ("102", "92"),
        ),
    ),
    Paragraph(
        "prisons",
        "The prison was built for 600 inmates and held 840 in May 2023, 40% more than planned. Staff numbers fell "
        "by 12% to 220, from 250 in 2020.",
        (
            ("fell by 12%", "fell by 21%"),
            ("from 250", "from 350"),
        ),
    ),
    Paragraph(
        "forests",
        "Fires burned 42,000 hectares in 2022, twice as much as the 21,000 hectares of 2021. Forest covers 37% of "
        "the country. The agency has 9 aircraft, of which 4 are helicopters.",
        (
            ("42,000", "24,000"),
            ("of which 4", "of which 14"),
        ),
    ),
    Paragraph(
        "broadband",
        "Some 720,000 of the 800,000 households, or 90%, can get fast broadband, compared with 640,000 households "
        "in 2021. A connection costs $30 a month, or $360 a year.",
        (("or 90%", "or 80%"),),
    ),
)

LATER = (
    Paragraph(
        "waste",
        "Households threw away 212 kg of waste per person in 2022, 6% less than the 226 kg of 2019. Of the 48 "
        "recycling centres, 36 (75%) open on Sundays. The fee rose from $80 to $92, an increase of 15%.",
        (
            ("6% less", "16% less"),
            ("(75%)", "(85%)"),
            ("15%", "51%"),
        ),
    ),
    Paragraph(
        "airline",
        "The airline flew 9.3 million passengers last year, up 24% from 7.5 million the year before. It lost $180 "
        "million, compared with a loss of $240 million in 2021. Its fleet of 62 aircraft includes 14 that are "
        "leased.",
        (("up 24%", "up 42%"),),
    ),
    Paragraph(
        "police",
        "Burglaries fell by a quarter to 3,150 in 2023 from 4,200 in 2022. Officers solved 441 of the 3,150 "
        "cases, or 14 per cent. The force has 1,120 officers, 35% of whom are women.",
        (
            ("a quarter", "a third"),
            ("or 14 per cent", "or 41 per cent"),
            ("441", "841"),
        ),
    ),
    Paragraph(
        "wages",
        "The average wage was $3,120 a month in May 2023, 4% higher than in May 2022, when it was $3,000. "
        "Inflation reached 6.1% over the same period. The minimum wage is $1,500, less than half of the average.",
        (
            ("4% higher", "8% higher"),
            ("it was $3,000", "it was $2,000"),
        ),
    ),
    Paragraph(
        "election",
        "The party won 88 of the 220 seats, or 40%, up from 66 seats in 2019. Turnout fell to 58.2% from 63.0% "
        "four years earlier, a drop of 4.8 percentage points. Some 2.1 million people voted.",
        (
            ("or 40%", "or 50%"),
            ("4.8 percentage points", "8.4 percentage points"),
        ),
    ),
    Paragraph(
        "drugs",
        "The sample contained 0.9 mg of lead per kilogram, above the limit of 0.5 mg. Inspectors tested 150 "
        "products; 12 of the 150 products (8%) failed. In 2020 they had tested 90.",
        (
            ("0.9 mg", "0.4 mg"),
            ("(8%)", "(18%)"),
        ),
    ),
    Paragraph(
        "rents",
        "Rents in the capital average $1,840, 15% more than in 2020, when they averaged $1,600. They doubled "
        "between 2003 and 2018, from $700 to $1,400. A tenth of the city's 410,000 flats stand empty.",
        (
            ("15% more", "25% more"),
            ("doubled", "tripled"),
        ),
    ),
    Paragraph(
        "relief",
        "Donors pledged $2.4 billion, three quarters of the $3.2 billion that the agency had asked for. The "
        "largest gift, $600 million, came from Norland, followed by Ostia and Vell. The appeal helps 8 million "
        "people in four countries: Arra, Belm, Cors and Dann.",
        (
            ("three quarters", "a quarter"),
            ("four countries", "five countries"),
        ),
    ),
    Paragraph(
        "steel",
        "Steel output dropped 12 percent to 4.4 million tonnes in the first half of 2023 from 5.0 million tonnes "
        "in the first half of 2022. The industry employs 31,000 people, of whom 9,300 (30%) belong to a union.",
        (
            ("12 percent", "21 percent"),
            ("(30%)", "(40%)"),
        ),
    ),
    Paragraph(
        "district",
        "In the school year 2022/23 the district spent $11,800 per pupil, up from $11,200 in 2021/22, an increase "
        "of 5.4%. It has 24 schools, of which 5 are secondary schools. The fifth largest district in the state "
        "after Ardale, Bonn, Cray and Dorn, it has 13,500 pupils.",
        (
            ("5.4%", "4.5%"),
            ("of which 5", "of which 50"),
            ("fifth largest", "sixth largest"),
        ),
    ),
)

NEAR_MISSES = (
    "The library lent 48,203 books in 2023. Of the 12,000 books it bought that year, 300 (2.5%) were lost.",
    "Sales were $5 million in 2023, up 10% from 2022, when profit was $1 million.",
    "Sales were $5 million in 2023, 10% more than in 2022, when it lost $3 million.",
    "Prices range from $5 to $10. Tickets cost from $12 in 2020 to $30 for members.",
    "The council owns 4,000 homes and rents 300 more. Of the 300 homes, 20 are empty.",
    (
        "The ministry spent $84 million on meals in 2023. In 2022 it had spent $70 million on books. Spending "
        "thus rose by 5%."
    ),
    "The fund paid $3 million in 2022 to widows. The fund paid $2 million in 2022 to orphans.",
    "Exports were $5 billion in 2023. Imports made up 60% of the total, or $7.5 billion.",
    "The city approved a budget of $48.6 million. The state gives the schools 12% of its budget, or $2 billion.",
    "The school has 600 pupils. The 120 pupils of year seven come from nine villages.",
    "Norland earned $5 million in 2023, 25% more than the $4 million of Ostia. Ostia grew by 3% in 2023.",
    "Turnout was 61%. In the north it was 70%, in the south 52%, 9 points below the average.",
    "He won 120 of 300 votes in 2019 and 150 of 290 votes in 2023.",
    "In 2020 the firm had 40 staff; in 2023 it had 52 vans, 30% more than the 40 vans of 2020.",
    "The tax rose from 5% to 7% in 2022, a rise of 40%. That is 2 percentage points.",
    "The river rose 3 metres to 7.5 metres on Tuesday, from 4.5 metres on Monday, above the limit of 6 metres.",
    "The population grew by 2% a year from 1.0 million in 2010 to 1.22 million in 2020.",
    "Between 2018 and 2023 the number of farms fell by 12%, from 5,000 to 4,400, while their area rose by 3%.",
    (
        "It is the second largest city after Bosnia and Herzegovina's capital. It is the third largest party "
        "after Labour and the Greens."
    ),
    "There are three departments: Research and Development, Sales and Marketing, and Legal.",
    ("Two schools, one in the north and one in the south, closed. Three men, Smith, Jones and the driver, were hurt."),
    "Of the 500 respondents, 200 (40%) said yes, 250 (50%) no and 50 (10%) did not know.",
    "Of the 900 calls, 450 came at night, half of the total. The other half came by day.",
    "A litre costs $1.80, twice as much as in 2020. A loaf costs $3, up from $2.",
    "The bank lent $3 billion in the first half of 2023 and $4 billion in the second half.",
    "Inflation was 9.1% in June 2022 and 3.0% in June 2023. Inflation fell by two thirds.",
    "Some 1,200 people work there, 300 of them part-time. Women hold 35% of the 40 senior posts, or 14.",
    "In fiscal 2023 exports were $2.6 billion; in calendar 2023 they were $2.7 billion.",
    "The school year 2022/23 began with 4,100 pupils, 3% fewer than in 2021/22, when it was 4,227.",
    "GDP per head was $4,200 in 2023. The economy of $210 billion, or $4,200 per head, feeds 50 million people.",
    (
        "The plant emits 40,000 tonnes a year, 15% less than the 47,000 tonnes it is allowed. Emissions must stay "
        "below the cap of 47,000 tonnes."
    ),
    (
        "The jury heard 12 witnesses over 9 days. The 12 jurors took 3 hours, compared with 5 hours for the jury "
        "of 2019."
    ),
    (
        "Crime fell 8% last year to 1,150 offences, from 1,250 the year before. Police numbers rose from 90 to 96 "
        "over the same period."
    ),
    "Water use was 120 litres a day per person in 2010, against 105 litres in 2020: 12.5% less.",
    "Rents in the capital rose 7% to $1,400 a month, compared with 3% in the rest of the country.",
    "The team scored 3 goals in 2022 and 3 goals in 2023. The team scored 4 goals in 2023 away from home.",
    ("The trust runs 9 hospitals. In 2022 it ran 8 clinics. The trust employs 2,400 nurses, of whom 1,900 are women."),
    "Sales of cars fell by 10% to 900 in May, but sales of vans rose by 10% to 330, from 300 in April.",
    "The price fell from $40 to $30, and later from $30 to $24, a drop of 20%.",
    (
        "In 2021 the town spent $4 million on roads and $2 million on schools; in 2022 it spent $5 million on "
        "roads, 25% more than in 2021."
    ),
    (
        "Profit doubled to $8 million. Costs, at $12 million, were three times as high as in 2010, when they were "
        "$4 million."
    ),
    "The dam holds 3.1 million cubic metres, 62% of its capacity of 5 million cubic metres.",
)
"""True statements side by side like a change and its levels, or a part and its whole; mostly they are none."""
