"""Paragraphs of news and policy prose, each true in itself, and what makes each false: for trying drafts on.

Places and figures are invented; the arithmetic is right, rounding included. `slips` replace words of the paragraph by
others that cannot be true beside the rest of it. `HELD_BACK` was written with the others and kept away from the work
on drafting, and `LATER` was written when that was thought to be done. On their first runs 11 of 16 slips and 13 of 22
were found, one more of each strained, and no true statement was called false; since then they are sets like the other.
`UNSEEN` was written for the next step of the work by somebody who had not read the source: 19 of its 76 slips were
found on the first run, two strained, and nothing true was doubted. `UNSEEN_AGAIN` came after that work, with 20 of 35
found on its first run, and `UNSEEN_LAST` after the work on that, with 17 of 20 found and one true change called false.
`OUTLETS` are from sixteen articles written for the next step. On the first run of twelve 36 of 60 slips were found, and
one true share was called false; the others came after that work, with 18 of 20 found and one true figure strained.
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

UNSEEN = (
    Paragraph(
        "tea crop",
        "Kenya exported 594,500 tonnes of tea in 2024, 12% more than the 530,800 it shipped in 2023. Pakistan "
        "remained the largest buyer, taking 206,000 tonnes, or 35% of the total. It was followed by Egypt with "
        "81,000 tonnes and the United Kingdom with 58,000. Earnings came to $1.4 billion.",
        (("12%", "21%"), ("35%", "45%")),
    ),
    Paragraph(
        "food group",
        "Halden Foods said on Tuesday that revenue rose 8% to £412 million in the six months to June, from £381.5 "
        "million a year earlier. Pre-tax profit fell to £27.4 million from £31.2 million, a drop of 12.2%. Net debt "
        "stood at £96 million, nearly double the £49.5 million reported last year. The group, which employs 6,400 "
        "people at 11 sites, will pay an interim dividend of 3.2p a share.",
        (("8%", "18%"), ("12.2%", "22.1%")),
    ),
    Paragraph(
        "casualty ward",
        "On Monday the trust had 371 of its 412 beds occupied, a rate of 90%. The average wait in accident and "
        "emergency rose from 42 to 58 minutes, an increase of 38%. Of the 1,240 patients seen over the weekend, 186 "
        "(15%) waited more than four hours.",
        (("90%", "80%"), ("38%", "28%"), ("15%", "25%")),
    ),
    Paragraph(
        "district race",
        "Of the 48,200 registered voters, 29,547 cast a ballot, a turnout of 61.3%. Marta Lund won 15,960 votes, or "
        "54%, against 11,819 (40%) for her rival, Jens Aker. The remaining 1,768 ballots were spoiled. It was the "
        "closest race in the district since 1998.",
        (("61.3%", "71.3%"), ("54%", "64%")),
    ),
    Paragraph(
        "hot july",
        "The mean temperature in July was 18.9°C, 1.4 degrees above the long-term average of 17.5°C. Only 23 mm of "
        "rain fell, 34% of the normal 68 mm. Reservoirs were 71% full at the end of the month, down 13 percentage "
        "points from 84% at the end of June. It rained on just 6 days.",
        (("1.4 degrees", "2.4 degrees"), ("34%", "54%"), ("13 percentage points", "23 percentage points")),
    ),
    Paragraph(
        "housebuilders",
        "Builders started work on 14,820 homes in the third quarter, down 9% from 16,290 in the same quarter of "
        "2023. Social housing accounted for 2,964 of the starts, or one in five. The median price of a new home was "
        "€389,000, 3.5 times the median household income of €111,000. Rents rose by 4.1% over the year.",
        (("9%", "19%"), ("one in five", "one in three"), ("3.5 times", "5.3 times")),
    ),
    Paragraph(
        "match report",
        "Rovers beat Norden 3-1 on Saturday in front of 41,207 spectators. It was their 12th win in 19 league "
        "matches. They have now scored 38 goals, twice as many as Norden, who have 19. Striker Ali Dembo has scored "
        "14 of the 38, or 37%.",
        (("37%", "47%"), ("who have 19", "who have 29")),
    ),
    Paragraph(
        "delta appeal",
        "Some 3.2 million people in the delta needed food aid in March, up from 2.5 million in October, a rise of "
        "28%, the agency said. About 640,000 of them, or one in five, are children under five. The appeal for $240 "
        "million is only 35% funded, with $84 million received so far. Aid has reached nine of the 13 districts.",
        (("28%", "38%"), ("35%", "53%")),
    ),
    Paragraph(
        "vaccine trial",
        "The trial enrolled 842 volunteers at 14 sites, half of whom, 421, received the vaccine. Side effects were "
        "reported by 63 of the 421 (15%). Participants were followed for 18 months on average, and 37 dropped out "
        "before the end.",
        (("(15%)", "(25%)"), ("842", "942")),
    ),
    Paragraph(
        "jobless rate",
        "The unemployment rate fell to 5.3% in May from 5.6% in April, a drop of 0.3 percentage points. The number "
        "of people out of work fell by 9,000 to 164,000, from 173,000 in April. Youth unemployment stood at 11.8%, "
        "more than twice the overall rate.",
        (("0.3 percentage points", "0.8 percentage points"), ("by 9,000", "by 19,000")),
    ),
    Paragraph(
        "power mix",
        "Wind turbines produced 41.6 terawatt hours in 2024, 31% of the country's electricity output of 134 terawatt"
        " hours. Solar panels added 12.1 TWh, up from 9.7 TWh in 2023, an increase of 25%. Output from coal fell by "
        "more than half, from 18.4 TWh to 8.9 TWh. The grid operator connected 1,150 new turbines.",
        (("31%", "41%"), ("25%", "52%"), ("8.9 TWh", "12.9 TWh")),
    ),
    Paragraph(
        "cocoa prices",
        "Cocoa prices climbed from $4,120 a tonne in January 2024 to $9,880 in December, more than doubling in a "
        "year. Ivory Coast harvested 1.76 million tonnes, 20% less than the 2.2 million tonnes of the season before."
        " Ghana produced 530,000 tonnes. Together the two countries accounted for 53% of the world's 4.3 million "
        "tonnes.",
        (("$4,120", "$5,120"), ("20% less", "30% less")),
    ),
    Paragraph(
        "metro riders",
        "The metro carried 88.4 million passengers in 2024, still 6% below the 94 million of 2019. Fare revenue rose"
        " by 9.5% to €162 million from €148 million. Fares covered 54% of operating costs of €300 million. The "
        "network has 96 stations on five lines.",
        (("6% below", "16% below"), ("9.5%", "19.5%"), ("54%", "45%")),
    ),
    Paragraph(
        "burglary figures",
        "Police recorded 2,314 burglaries in 2024, compared with 2,670 the year before, a decrease of 13.3%. Of the "
        "burglaries, 416 were solved, a clearance rate of 18%. Bicycle thefts went up from 1,480 to 1,702, or 15%. "
        "The force has 1,120 officers.",
        (("13.3%", "31.3%"), ("18%", "28%"), ("15%", "25%")),
    ),
    Paragraph(
        "student intake",
        "The university admitted 5,120 students this autumn, 320 more than the 4,800 of last year, an increase of "
        "6.7%. Women made up 57% of the intake, or 2,918 students. Students from abroad pay $31,500 a year, three "
        "times the $10,500 charged to residents.",
        (("57%", "75%"), ("three times", "four times"), ("6.7%", "9.7%")),
    ),
    Paragraph(
        "public debt",
        "Health spending of $9.6bn was 14% of the country's GDP of $68.5bn in 2024. Public debt, at $41.1bn, equals "
        "60% of GDP. The deficit narrowed to 4.8% of GDP from 5.9% in 2023, and the ministry expects it to reach "
        "3.5% by 2026.",
        (("14%", "24%"), ("60%", "70%")),
    ),
    Paragraph(
        "opinion poll",
        "Support for the measure has dropped 5 points since January, when it stood at 51%, to 46%. Opposition has "
        "grown to 39%, up 6 points from 33%. The institute questioned 1,512 adults between 3 and 9 June. The margin "
        "of error is 2.5 points.",
        (("dropped 5 points", "dropped 8 points"), ("6 points", "9 points")),
    ),
    Paragraph(
        "island visitors",
        "Visitor arrivals to the islands reached 1.31 million in 2024, surpassing the 1.24 million of 2019 by 5.6%. "
        "Cruise passengers accounted for 52% of arrivals, or 681,000. There are 14,300 hotel rooms on the four main "
        "islands. Each visitor spent $840 on average.",
        (("5.6%", "15.6%"), ("52%", "62%")),
    ),
    Paragraph(
        "phone maker",
        "The company shipped 21.4 million phones in the quarter, up 7% from 20 million in the same period a year "
        "ago. Operating profit quadrupled to $1.2 billion from $300 million. It will cut 2,600 jobs, or 4% of its "
        "workforce of 65,000. Its market share of 18% was second only to that of Samsung, at 23%.",
        (("7%", "17%"), ("quadrupled", "tripled"), ("4%", "14%")),
    ),
    Paragraph(
        "glacier",
        "The glacier shrank from 3,850 metres in 2015 to 3,520 metres in 2024, a loss of 330 metres or 8.6%. That is"
        " an average of 37 metres a year. Of the region's 92 glaciers, 81 retreated, nine were stable and two "
        "advanced.",
        (("330 metres", "430 metres"), ("8.6%", "6.8%")),
    ),
    Paragraph(
        "measles",
        "Doctors reported 1,846 cases of measles in the first half of 2025, twice as many as in the same period of "
        "2024, when there were 923. Of the cases, 1,384 (75%) were in children under 10. Vaccine coverage in the "
        "region is 84%, 11 percentage points short of the recommended 95%. Three people have died.",
        (("75%", "57%"), ("twice", "three times"), ("11 percentage points", "21 percentage points")),
    ),
    Paragraph(
        "net migration",
        "Net migration was 142,000 in the year to June, as 398,000 people arrived and 256,000 left. A year earlier "
        "it had been 210,000, so that it fell by 32%. Students made up 41% of arrivals, or about 163,000 people. The"
        " largest groups came from India (61,000), China (34,000) and Nigeria (27,000).",
        (("32%", "23%"), ("41%", "31%")),
    ),
    Paragraph(
        "parcels",
        "The network handed out 312,000 food parcels in the year to March, 14% more than the 273,700 it distributed "
        "a year earlier. Of these, 117,000 (37.5%) went to children. Donations fell by a tenth, from £5 million to "
        "£4.5 million. Some 1,300 volunteers work at its 86 centres.",
        (("14%", "41%"), ("37.5%", "57.3%"), ("a tenth", "a quarter")),
    ),
    Paragraph(
        "load factor",
        "Passenger numbers rose 11% to 9.99 million in 2024, from 9 million in 2023. The load factor improved to "
        "86.2% from 83.7%, a gain of 2.5 percentage points. The airline operates 54 aircraft, 18 of which are "
        "leased. Net profit was $77 million, after a loss of $12 million in 2023.",
        (("11%", "21%"), ("2.5 percentage points", "3.5 percentage points"), ("18 of which", "78 of which")),
    ),
    Paragraph(
        "copper mine",
        "Copper output fell 7.5% to 122,100 tonnes in the first quarter from 132,000 tonnes a year ago. Cash costs "
        "rose from $1.60 to $1.92 a pound, an increase of 20%. The Verde mine produced 45,177 tonnes, 37% of the "
        "group's total. The company kept its forecast of 510,000 to 540,000 tonnes for the year.",
        (("7.5%", "17.5%"), ("20%", "30%"), ("37%", "73%")),
    ),
    Paragraph(
        "newspaper",
        "The newspaper had 268,000 digital subscribers at the end of 2024, an increase of 43,000, or 19%, from "
        "225,000 a year before. Digital sales brought in $58.2 million, 52% of total revenue of $112 million. Print "
        "circulation slipped to 91,500 copies a day. The newsroom employs 310 people.",
        (("19%", "29%"), ("43,000", "34,000"), ("52%", "62%")),
    ),
    Paragraph(
        "inhabitants",
        "On 1 January 2025 the country had 5,594,340 inhabitants, 44,137 (0.8%) more than the 5,550,203 of a year "
        "before. There were 51,980 births and 43,790 deaths in 2024. The capital grew by 1.3%, from 714,990 to "
        "724,290 inhabitants.",
        (("0.8%", "1.8%"), ("44,137", "54,137"), ("1.3%", "3.1%")),
    ),
    Paragraph(
        "full prisons",
        "The prisons held 12,480 inmates on 1 March, 104% of their capacity of 12,000. Ten years ago they held "
        "9,600; the increase is 30%. A total of 3,120 inmates, or a quarter, are awaiting trial. There are 4,160 "
        "guards, one for every three inmates.",
        (("104%", "114%"), ("30%", "13%"), ("a quarter", "a third")),
    ),
    Paragraph(
        "shop prices",
        "A litre of milk cost 1.15 euros in October 2024, compared with 0.92 euros in October 2022, a rise of 25%. "
        "The price of a dozen eggs rose from 2.40 euros to 3.12 euros, up 30%. Annual inflation slowed to 2.1% in "
        "October from 2.6% in September. Food makes up 16% of the basket of 700 goods and services.",
        (("25%", "35%"), ("30%", "13%")),
    ),
    Paragraph(
        "earthquake",
        "The death toll from the earthquake rose from 187 on Friday to 214 on Sunday, an increase of 27. Some 8,400 "
        "houses were destroyed, two-thirds of the 12,600 in the valley. Of the $30 million pledged, only $12 "
        "million, or 40%, has arrived. It was the deadliest quake in the country since 2003, when 298 people died.",
        (("40%", "60%"), ("an increase of 27", "an increase of 37"), ("two-thirds", "one-third")),
    ),
)

UNSEEN_AGAIN = (
    Paragraph(
        "christmas sales",
        "Like many of its rivals, Dunmore Stores had a poor Christmas. Sales in the six weeks to 4 January slipped "
        "3% to £1.94 billion, against £2 billion in the same weeks of the previous year. Online orders made up £582 "
        "million of that, or 30%. The retailer, which has 418 shops and 27,500 staff, now expects a full-year profit"
        " of about £210 million, down from the £240 million it had forecast in October.",
        (("3%", "8%"), ("or 30%", "or 40%")),
    ),
    Paragraph(
        "camp",
        "At the end of 2024, the camp sheltered 84,600 people, 47,000 of them children. A year earlier the number "
        "had been 72,300, which means it grew by 17%. The agency received $38 million of the $95 million it had "
        "asked for, or 40%. Rations were cut to 1,300 calories a day, 62% of the 2,100 calories recommended.",
        (("17%", "27%"), ("or 40%", "or 60%"), ("62%", "72%")),
    ),
    Paragraph(
        "seats",
        "The Greens took 23 of the 120 seats in Sunday's vote, nine more than in 2020, when they won 14. The "
        "Conservatives dropped to 41 seats from 52, a loss of 11. Turnout reached 67.8%, 4.3 points higher than the "
        "63.5% recorded four years ago.",
        (("nine more", "six more"), ("a loss of 11", "a loss of 21"), ("4.3 points", "7.3 points")),
    ),
    Paragraph(
        "power plants",
        "Emissions from power plants totalled 152 million tonnes last year, 8.4% lower than in 2023, when they came "
        "to 166 million tonnes. Coal was responsible for 91 million tonnes, or 60% of the total. Since 1990, when "
        "they were 304 million tonnes, emissions have halved.",
        (("8.4%", "4.8%"), ("304 million", "404 million")),
    ),
    Paragraph(
        "new stadium",
        "The new stadium seats 34,000, almost twice as many as the old ground, which held 18,000. It cost $510 "
        "million, or $15,000 per seat. The city paid $170 million, one third of the cost, and the club the remaining"
        " $340 million.",
        (("18,000", "28,000"), ("one third", "one fifth")),
    ),
    Paragraph(
        "prices in february",
        "Consumer prices rose 3.4% in the year to February, compared with 3.9% in January. Food prices were up 5.1%."
        " A loaf of bread now costs $2.86, 10% more than the $2.60 it cost a year ago, and the price of a kilo of "
        "rice has gone up by 12 cents to $1.92 from $1.80.",
        (("10% more", "20% more"), ("12 cents", "22 cents")),
    ),
    Paragraph(
        "school lunches",
        "In the 2023-24 school year, 14,300 of the district's 22,000 pupils received free lunches, a share of 65%. "
        "That was up from 12,980 the year before, an increase of 10%. The programme cost $11.4 million, of which the"
        " state paid $7.6 million, or two thirds.",
        (("65%", "56%"), ("an increase of 10%", "an increase of 20%"), ("two thirds", "one third")),
    ),
    Paragraph(
        "drug study",
        "In a study of 1,260 patients, 630 were given the new drug and 630 a placebo. After a year, 113 patients "
        "(18%) in the drug group had relapsed, compared with 189 (30%) in the placebo group. Blood pressure fell by "
        "an average of 12 points, from 148 to 136.",
        (("12 points", "22 points"),),
    ),
    Paragraph(
        "reservoir",
        "The reservoir holds 2.4 billion cubic metres, 80% of its capacity of 3 billion cubic metres and 15% more "
        "than the 2.09 billion cubic metres measured last spring. Hydropower supplied 5,100 gigawatt hours in the "
        "first quarter, up 22% from 4,180 a year earlier.",
        (("80%", "60%"), ("15% more", "25% more"), ("22%", "32%")),
    ),
    Paragraph(
        "bank results",
        "The bank's net interest income climbed to €2.31 billion in the second quarter from €2.1 billion, a gain of "
        "10%. Loan losses more than doubled to €148 million from €66 million. It closed 34 of its 612 branches. Its "
        "core capital ratio improved by 0.6 percentage points, to 14.2% from 13.6%.",
        (
            ("a gain of 10%", "a gain of 30%"),
            ("€66 million", "€86 million"),
            ("0.6 percentage points", "0.9 percentage points"),
        ),
    ),
    Paragraph(
        "whales",
        "Researchers counted 1,480 humpback whales along the coast this season, compared to 1,190 in 2019 – an "
        "increase of 24%. Of these, 222 were calves, or 15%. The population was down to 440 animals in 1986, a third"
        " of what it is now... according to older surveys.",
        (("24%", "34%"), ("15%", "25%")),
    ),
    Paragraph(
        "court backlog",
        "The backlog of the crown courts stood at 67,284 cases in December, 12% above the 60,075 of a year before. "
        "Of those cases, 18,045, or 27%, had been open for more than a year. The number of sitting days was raised "
        "to 108,500 from 106,500, i.e. by 2,000.",
        (("12% above", "22% above"), ("27%", "37%"), ("by 2,000", "by 5,000")),
    ),
    Paragraph(
        "minimum wage",
        "The minimum wage will rise by 50 cents, or 4%, to $13.00 an hour in July. At present it is $12.50. Some 1.1"
        " million workers earn the minimum, 7% of all 15.7 million employees. In 2015, 9% did.",
        (("7% of all", "17% of all"),),
    ),
    Paragraph(
        "city marathon",
        "Of the 18,420 runners who started the race, 17,131 reached the finish, a completion rate of 93%. The "
        "winner, Abel Tola, crossed the line after 2:07:14. Women accounted for 6,447 of the starters, or 35%. The "
        "charity run alongside it raised $2.7 million, $300,000 more than last year's $2.4 million.",
        (("93%", "83%"), ("$300,000 more", "$500,000 more")),
    ),
    Paragraph(
        "fibre",
        "By the end of June 88% of homes could get fibre, up from 79% a year ago, a rise of 9 percentage points. The"
        " regulator counted 4.4 million fibre customers, half of the 8.8 million households that have access to it. "
        "The average bill went from $61 to $58 a month, a fall of 5%.",
        (("9 percentage points", "19 percentage points"), ("half of", "a quarter of"), ("5%", "15%")),
    ),
)

UNSEEN_LAST = (
    Paragraph(
        "port",
        "The port handled 14.6 million containers in 2024, 5.8% more than the year before, when it handled 13.8 "
        "million. Its share of the region's traffic rose to 31.4% from 29.9%. Ships waited 2.3 days on average, "
        "compared with 3.1 days in 2022.",
        (("5.8%", "8.5%"),),
    ),
    Paragraph(
        "bees",
        "A survey of 3,480 hives found that 1,218 of them had not survived the winter, a loss rate of 35%. The "
        "winter before, the rate was 28%. In the worst-hit county, 212 of 400 hives died, or 53%. Beekeepers "
        "reported 640 cases of mites, twice the 320 reported in 2021.",
        (("35%", "53%"), ("or 53%", "or 63%"), ("twice", "three times")),
    ),
    Paragraph(
        "chips",
        "Chipmaker Aldera posted revenue of $6.48 billion for the three months ended June, 12% higher than a year "
        "earlier and above the $6.3 billion that analysts had expected. Data centres brought in $3.89 billion, or "
        "60% of that. Research spending jumped 24% to $1.24 billion from $1 billion. The shares fell 4%.",
        (("or 60%", "or 70%"), ("24%", "42%")),
    ),
    Paragraph(
        "water use",
        "Households use 128 litres a day per person, 15 litres fewer than in 2010, when the figure was 143 litres. "
        "Leaks cost the utility 21% of the 480 million cubic metres it pumps, or 101 million cubic metres. It plans "
        "to replace 1,400 kilometres of its 17,500 kilometres of pipes, or 8%.",
        (("15 litres", "25 litres"), ("21%", "31%"), ("8%", "18%")),
    ),
    Paragraph(
        "medals",
        "The team won 38 medals, up from 31 four years ago, an increase of seven. Of the 38, 14 were gold. It sent "
        "412 athletes, 208 of whom were women. Swimmers won 11 of the medals, or 29%.",
        (("an increase of seven", "an increase of nine"), ("14 were gold", "44 were gold")),
    ),
    Paragraph(
        "walkouts",
        "Walkouts cost the economy 2.7 million working days in 2023, the highest number since 1989. That compares "
        "with 206,000 days in 2019. Rail workers accounted for 41% of the days lost, or 1.11 million. In the civil "
        "service, 34,000 of 88,000 staff (39%) joined the strike.",
        (("(39%)", "(49%)"),),
    ),
    Paragraph(
        "rice",
        "Vietnam's rice exports dropped by 9.2% to 8.17 million tonnes in 2024 from 9.0 million tonnes in 2023. The "
        "Philippines bought 3.76 million tonnes of it, 46% of the total. The average price was $627 a tonne, $53 "
        "more than the $574 of 2023.",
        (("9.2%", "19.2%"), ("$53", "$83")),
    ),
    Paragraph(
        "growing city",
        "The city's population has grown from 412,000 in 2010 to 503,000 in 2024, or by 22%. Nearly 30% of the "
        "503,000 were born abroad. Car ownership declined from 510 to 472 cars per 1,000 people, a decrease of 7.5%."
        " The average commute takes 34 minutes, five minutes longer than the national average of 29.",
        (("22%", "32%"), ("7.5%", "5.7%"), ("five minutes", "nine minutes")),
    ),
    Paragraph(
        "museum visitors",
        "The museum welcomed 1.84 million visitors last year – 23% fewer than the 2.39 million of 2019. Foreign "
        "tourists made up 44% of them, down from 61%. Ticket income was £21.6 million, an average of £11.74 per "
        "visitor.",
        (("23% fewer", "32% fewer"),),
    ),
    Paragraph(
        "overspending",
        "The department overspent by $42 million, or 3.5%: it laid out $1.242 billion against a budget of $1.2 "
        "billion. Overtime came to $96 million, up 20% from $80 million. Two hundred of its 4,000 posts, or 5%, are "
        "vacant.",
        (("20%", "30%"), ("or 5%", "or 15%")),
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
    ("The bank had 412 branches and 9,800 employees, up 3% from 400 branches in 2022."),
    ("Revenue rose 8% at constant currency to $412 million from $390 million."),
    ("Like-for-like sales grew 2% to £90 million from £80 million a year earlier, helped by new shops."),
    ("Of the 40 patients, 12 died, a survival rate of 70%. Of 20 cars, 5 failed, a pass rate of 75%."),
    ("The fund fell 3% in March to $97, from $100 in February, and is down 12% since its peak of $110.23."),
    ("Some 640 people work at 12 sites, 30% of them in the north. Of the 12 sites, 4 (33%) are rented."),
    (
        "Sales rose from $5 million to $6 million in Europe and from $2 million to $3 million in Asia, an increase "
        "of 50%."
    ),
    ("The club won 12 of 20 games in 2022 and 15 of 20 in 2023, a rise of 25%."),
    (
        "Profit was $30 million on sales of $400 million, compared with $20 million on sales of $350 million. The "
        "margin rose to 7.5% from 5.7%."
    ),
    ("Turnout rose to 62% from 58%, an increase of 7%."),
    ("The average age rose from 41.2 years to 43.8 years; women are 1.5 years older than men."),
    ("The tower is 240 metres tall, 30 metres taller than the old one, which has 52 floors."),
    ("The tower has 62 floors, 30 metres more than the old one of 210 metres."),
    ("The dam holds 62% of its capacity, down from 71% last year, or 3.1 million cubic metres."),
    ("He earned $52,000, 20% more than the average of $43,333 and half of what his boss earned, $104,000."),
    ("Emissions fell 4% to 310 million tonnes; those of cars fell 2% to 90 million tonnes from 92 million."),
    ("The unemployment rate fell from 6% to 5%, while employment rose by 2% to 4.1 million from 4.02 million."),
    ("The ministry plans to cut staff by 12% to 8,800, having already cut 600 of the 10,600 posts it had in 2020."),
    ("The price of oil rose $2, or 2.5%, to $82 a barrel, from $80 on Monday."),
    ("The price of oil rose 2.5% to $82 a barrel, its highest since it stood at $85 in May."),
    ("House prices have risen 40% since 2015, from $200,000 to $280,000, and rents by 25%, from $800 to $1,000."),
    ("About 1,200 of the 3,000 workers are women, or 40%, against 35% in 2019."),
    ("The company has 3,000 workers, 40% of them women. It wants 50% of the 200 managers to be women, or 100."),
    ("Exports were $12 billion, imports $15 billion, a gap of $3 billion or 4% of gross domestic product."),
    ("GDP grew 2.1% to $525 billion. Exports, at $210 billion, were 40% of GDP. Imports were 38%."),
    (
        "The state spends 6% of GDP on schools and 4% of GDP on health. Its debt of $300 billion equals 60% of GDP "
        "of $500 billion."
    ),
    (
        "The virus infected 5,200 people, 12% more than in the week before. 520 of them, or 10%, were treated in "
        "hospital."
    ),
    ("The strike cost 1,400 flights and 210,000 passengers; 60% of them were rebooked, 126,000 in all."),
    ("Spain took 41 medals, 12 of them gold, up from 37 in 2016, of which 7 were gold."),
    ("Women won 45% of the seats in 2022, up from 39% in 2018, 12 seats more."),
    ("Water levels rose 30 cm to 4.2 metres, 80 cm above normal and 1.1 metres below the record of 5.3 metres."),
    (
        "The rate was raised by 25 basis points to 4.5%, from 4.25%. Inflation, at 3.1%, is 1.1 points above the "
        "target of 2%."
    ),
    ("Of the 800 flats, 200 are empty, a quarter; a further 80, or 10%, are let to tourists. In all 35% stand unused."),
    ("Passenger numbers were 10% below those of 2019, at 9 million, against 10 million then."),
    ("The plant employed 900 people in 2010, 300 in 2020 and 450 now, half of what it once did."),
    (
        "The firm sold 2.1 million cars, 5% more than a year earlier, and 300,000 vans, 4% fewer than the 312,500 of"
        " 2023."
    ),
    ("Lending grew by 6% to €84 billion, deposits by 3% to €103 billion from €100 billion."),
    ("The city has 300 parks, twice as many as 1990, covering 1,200 hectares, three times the 400 hectares of 1990."),
    ("The tax brings in $30 billion, 5% of all revenue of $600 billion and 2% of national income."),
    (
        "The lake shrank from 68,000 square kilometres in 1960 to 6,800 in 2014, a loss of 90%; fish catches fell by"
        " 95% from 40,000 tonnes."
    ),
    (
        "Rents rose from 12 to 15 euros per square metre, an increase of 25%, and the share of income spent on rent "
        "from 24% to 30%."
    ),
    (
        "Between 2010 and 2020 the population grew by 12%, from 5.0 to 5.6 million, and that of the capital by 20%, "
        "to 1.2 million from 1.0 million."
    ),
    (
        "The new line is 45 km long, 12 km longer than planned, and cost $2.1 billion, $300 million more than the "
        "budget of $1.8 billion."
    ),
    (
        "The survey asked 2,000 people in 12 cities; 1,100, or 55%, were against, compared with 48% of 1,500 people "
        "in 2021."
    ),
    ("The airline flew 90% of its schedule of 300 flights, cancelling 30, or 10%."),
    ("Of every 100 pupils, 12 leave without a certificate, 3 fewer than the 15 of 2015."),
    ("The party has 120,000 members, down from 200,000, a third of whom are over 65."),
    ("He ran the 10 km in 31 minutes, 2 minutes faster than the 33 minutes of last year."),
    ("The species declined by 60%, from 5,000 pairs to 2,000, in 30 years, and 3% a year on average."),
    ("Output per worker rose 10% to $66,000, from $60,000; in real terms it fell 2% from $67,300."),
    (
        "The bill would cost $4 billion a year, or $40 billion over ten years, 0.5% of federal spending of $800 "
        "billion a year."
    ),
    (
        "Ticket sales reached 1.2 million, 80% of the 1.5 million on offer. In 2019, 90% of 1.4 million tickets were"
        " sold."
    ),
    ("The hospital treated 4,100 people, 600 of them children, 15% more than the 3,565 treated in 2022."),
    ("The storm left 120 dead and 3,400 homeless; a week ago the toll stood at 95, so that it rose by 25."),
    ("The index fell 120 points, or 1%, to 11,880 from 12,000."),
    (
        "Its 2,300 shops, 400 of which are abroad, had sales of $9 billion, up 4% on a year ago; sales abroad rose "
        "10% to $1.1 billion from $1 billion."
    ),
    ("The team leads by 4 points with 41 points from 19 games, compared with 30 points from 19 games last year."),
    ("The region has 2 million people, 40% of the country's 5 million, but only 30% of its jobs, or 600,000."),
    ("Some 300 of the 500 jobs, 60%, go in Lyon, where it employs 900 of its 12,000 staff, or 7.5%."),
    ("A third of the 900 workers, 300, were laid off in May; 150 of them, or half, have found work."),
    ("Infant deaths fell from 34 to 27 per 1,000 births, a drop of 21%."),
    ("The murder rate rose to 6.1 per 100,000 people from 5.8, an increase of 5%."),
    (
        "Wheat yields rose from 3.1 to 3.4 tonnes a hectare, or 10%. Prices fell from 220 to 198 dollars a tonne, a "
        "fall of 10%."
    ),
    ("The flight time was cut from two hours to 90 minutes, a reduction of 25%."),
    (
        "The fine was raised from 50 cents to $1.50, a threefold increase. The fee went from £800 to £1.2 thousand, "
        "up 50%."
    ),
    ("The fleet grew from 12 ships to 15, or by a quarter, and capacity from 80,000 to 104,000 containers, or by 30%."),
    ("The team improved from 4th to 2nd place. It scored 41 points, up from 33, and let in 22 goals, down from 31."),
    ("Temperatures rose from -3°C to 6°C. The lake level rose from 2.1 to 2.4 metres, up 30 centimetres."),
    ("Debt rose to 62% of GDP from 58%, or to $310 billion from $275 billion, an increase of 13%."),
    ("Interest rates have been raised five times, from 0.5% to 3.0%, by 0.5 points each time."),
    ("The jobless total rose by 12,000 to 412,000 and the rate by 0.1 points to 4.2%."),
    ("Half of the 240 flats are sold, 120 in all, up from 80 a year ago, an increase of 50%."),
    ("Sales of 2.4 million cars were 4% up on the 2.31 million of 2023, and vans, at 310,000, 6% down on 330,000."),
    ("It took 12 years and $4 billion, twice as long and three times as much as planned: 6 years and $1.33 billion."),
    (
        "Revenue in euros rose 4% to 520 million from 500 million; in dollars it fell 1% to $560 million from $566 "
        "million."
    ),
    ("The vote was 212 to 198, with 20 abstentions; last year it was 230 to 180, so support fell by 18 votes."),
    (
        "In the first half, profit was $40 million, 25% up on the $32 million of the second half of 2023 but 20% "
        "down on the $50 million of a year ago."
    ),
    ("Rail carries 9% of freight, down from 14% in 1990, and roads 78%, up from 70%, or 410 million tonnes."),
    (
        "Exports to China rose from $12 billion to $15 billion and those to Japan from $8 billion to $9 billion, an "
        "increase of 20% in all."
    ),
    ("Income tax raised 14% more, $57 billion, and sales tax 5% less, $38 billion instead of $40 billion."),
    ("Membership peaked at 84,000 in 1998, fell to 51,000 by 2010 and is now 63,000, 24% above the low."),
    ("One in four adults, or 11 million of 44 million, is obese, compared with 15% in 1993."),
    ("He owns 34% of the company, 12 million of its 35 million shares, worth $480 million at $40 each."),
    ("They sold 320 tickets at $25 and 180 at $40, $15,200 in all, 8% more than last year."),
    ("The court heard 120 cases, 30 more than the 90 planned, and closed 84 of them, 70%."),
    ("The herd has 340 animals, 60 fewer than in 2019, when there were 400, and 150 of them, 44%, are calves."),
    ("The law passed by 60 votes to 40. Of the 40, 12 were absent, or 30%. Of the 60, 45 were from the left, 75%."),
    (
        "Prices are 12% higher than a year ago and 30% higher than in 2020; rents, at $1,300, are 30% above the "
        "$1,000 of 2020."
    ),
    ("Output was 5% above target at 21,000 units; the target was 20,000."),
    ("In May 62% of 1,000 people asked were in favour, up from 55% of 1,200 in March."),
    (
        "The number of visitors fell by 40% to 1.2 million in 2020 and by 10% more in 2021, to 1.08 million, from 2 "
        "million in 2019."
    ),
    (
        "Nurses' pay rose 5% to £35,700 from £34,000, doctors' by 4% to £62,400, teachers' from £38,000 to £39,520, "
        "also 4%."
    ),
    ("The province produced 40% of the crop, 8 million tonnes, in 2023, and 45%, 9.9 million tonnes, in 2024, up 24%."),
    ("Shops took £5 million. Online took £3 million and wholesale £2 million, a total of £10 million."),
    ("It spent $4 million on roads and $3 million on bridges, a total of $9 million including $2 million for parks."),
    ("The museum has 12 halls and 30 rooms, a total of 42 spaces open to the public."),
    ("The north sold 300 tonnes and the south 200 tonnes. Together they and the east sold 900 tonnes."),
    ("Apple sold 40 million phones and Beta 20 million. Together the two and Gamma sold 75 million phones."),
    ("Revenue was $40 million and costs $30 million. Together the two figures point to a profit of $10 million."),
    ("Exports were $4 billion in 2022 and $5 billion in 2023, a total of $9 billion."),
    ("It lent $3 million in May and $4 million in June, for a total of $12 million since January."),
    ("The team won 22 games and lost 12, a total of 46 with draws."),
    ("He scored 24 goals and gave 14 assists, a total of 38 contributions."),
    ("The first fund gained $3 billion and the second lost $1 billion, a total of $2 billion."),
    (
        "The plant will cost $40 million, $10 million more than planned, and a bridge $20 million. In total the "
        "project costs $60 million."
    ),
    ("Sales were 300 in May, 100 more than the 200 in April, a total of 500 in two months."),
    ("Of the 48 books, 12 were lost and 6 damaged, a total of 18."),
    ("Prices will rise from 3% below the average to 4% above it."),
    ("In the fall of 2022, from 12 to 15 people met each week; the rent fell 10%."),
    ("Officials reduce the list from 40 names to 12, a cut of 28, or 70%."),
    ("Turnout was 61%, compared with 70% for the regional poll, and 5 points lower than in 2019."),
    ("There were 41 days above 35 °C, compared with 27 days in 2022, an increase of 14."),
    ("There were 41 days above 35 °C, compared with 27, an increase of 52%."),
    ("A margin of 15%, an improvement of 2 percentage points from the 13% of 2022, was more than the rival's 12%."),
    ("Output was 500 tonnes, or 20% of the world total, up from 400 tonnes in 2020."),
    ("Output was 500 tonnes, or 20% of the world total, up from 18% in 2020."),
    ("The fund has $80 million over 2024–2026, of which $20 million, or a quarter, is spent, and 60% pledged."),
    ("Of the 300 grants made in 2021, only 100, or a third, were paid by 2023; in all 400 had been asked for."),
    (
        "Fires burned 600 hectares, compared with 100 hectares in the whole of the 2022-23 season, about six times as "
        "much."
    ),
    (
        "Fires burned 600 hectares, compared with 100 hectares in the park, three times as many as the 200 in the "
        "forest."
    ),
    ("Profit fell to Rs 900 crore from Rs 1,000 crore, a drop of 10%, while debt of 5 million rupees was repaid."),
    ("The Indian firm paid $12 million (Rs 100 crore), up 20% from $10 million."),
    ("He bought 5 tons of coal, 2 tonnes more than the 3 tonnes of last year."),
    ("Wind generated 137 TWh, coal 40 TWh and gas 76 TWh. Together the three produced half of all power."),
    ("The club has 62,400 members, 1,900 more than a year ago and 5% more than in 2019."),
    ("Two museums, the Coin Cabinet and the Toy Museum, were closed for the year."),
    ("Three men, one of them armed, were arrested."),
    ("Three banks, Alpha, Beta and Gamma, were fined, and two, Delta and Epsilon, warned."),
    ("The 1961–1990 average of 17.9 °C was passed by 1.3 °C, to reach 19.2 °C."),
    ("Rain was 412 mm, 35% below the 1961–1990 average of 634 mm and 10% below the 2001–2020 average of 458 mm."),
    ("The premium was 22% over the closing price of $10, or $12.20 a share."),
    ("An increase of 3.1 million, or 20 per cent, from 15.5 million in 2022 was reported."),
    ("Growth of 5% over the 3% of the previous year was expected."),
    ("Tickets cost £20, more than double the £8 of 2010, and 140 of the 300 seats, or 47%, were sold."),
    ("Sales rose by 12 million litres over the year, from 84 million to 96 million, or 14%."),
    ("The tax is 5% higher for companies with sales over $5 million, 20% more than in 2020."),
    ("Staff numbered 3,150, of whom 1,890 (60%) were women; 140 posts out of 3,850 will go."),
    ("Nine out of 10 pupils passed; 30 pupils out of 200 failed twice."),
    ("Ten pupils out of 200 and 20 out of 300 failed, a total of 30."),
    ("The council has 62 seats. The Greens won 18, Labour 12 and the rest 32, in total 62."),
    ("In 2022-23 the club took 52 points; in 2023-24 it took 78, a rise of 50%."),
    ("The three largest lenders hold 40%, 20% and 10%, together 70%."),
    ("The firms had 30 and 50 workers. Together they had 80 workers in 2020, and 100 now."),
    ("Consumer prices rose by 2.8% in the year to March, compared with 3.4% in February, a fall of 0.6 points."),
    ("Unemployment is 6.2%, against 5.1% among women, and 1.1 points lower than in 2020."),
    ("The deficit widened by $2 billion to $12 billion, or 4.1% of GDP, from $10 billion, or 3.6% of GDP."),
    ("The army has 30,000 soldiers, 5,000 more than planned and 3,000 fewer than a year earlier."),
    ("The project needs Rs 500 crore over FY25-FY27, of which Rs 200 crore, or 40%, in the first year."),
    ("In H1 FY24 profit was Rs 100 crore; in FY24 it was Rs 220 crore."),
    ("Profit was Rs 100 crore in Q1 FY25, up 25% from Rs 80 crore in Q1 FY24, and Rs 330 crore in FY24."),
)
"""True statements side by side like a change and its levels, or a part and its whole; mostly they are none."""

OUTLETS = (
    Paragraph(
        "council bill",
        "Households in Aldermoor will pay 4.99% more council tax from April after councillors approved a budget of "
        "£248.6 million for 2025/26, up 5.2% from £236.4 million in 2024/25. The government grant will be £41.7 "
        "million, £2.3 million less than the £44.0 million received in 2024/25. Parking income is expected to reach "
        "£7.2 million, compared with £6.4 million this year, an increase of 12.5%.",
        (
            ("up 5.2%", "up 2.5%"),
            ("£44.0 million", "£40.4 million"),
        ),
    ),
    Paragraph(
        "care budget",
        "Adult social care takes the largest slice of the budget, £92.4 million or 37%, followed by children's "
        "services with £61.8 million. Together the two services account for £154.2 million, or 62% of all spending. A "
        "decade ago they made up less than half. Spending on highways will be £24.3 million, which includes £8.1 "
        "million for resurfacing, a third of the total. The council repaired 21,460 potholes in 2024, 3,120 more than "
        "the 18,340 it repaired in 2023.",
        (
            ("£154.2 million", "£145.2 million"),
            ("a third", "a half"),
        ),
    ),
    Paragraph(
        "margins",
        "Earnings per share were $1.37, up from $1.14. Operating profit came to $579 million, giving a margin of "
        "15.0%, an improvement of 1.2 percentage points from 13.8% a year ago.",
        (
            ("1.2 percentage points", "2.1 percentage points"),
            ("13.8%", "18.3%"),
        ),
    ),
    Paragraph(
        "bond holdings",
        "The Bank's holdings of government bonds will decline by 12 billion crowns over the next twelve months, from "
        "84 billion to 72 billion. The foreign exchange reserves were 31.7 billion euros at the end of April.",
        (("84 billion to 72", "84 billion to 62"),),
    ),
    Paragraph(
        "policy rate",
        "The Monetary Policy Committee decided at its meeting on 7 May 2024 to reduce the policy rate by 0.25 "
        "percentage points, from 4.50 per cent to 4.25 per cent. Six members voted in favour of the decision and "
        "three preferred to keep the rate unchanged.",
        (("0.25 percentage points", "0.50 percentage points"),),
    ),
    Paragraph(
        "census",
        "At the time of the 2021 census, 1.42 million of the 9.18 million residents, or 15.5%, had been born abroad. "
        "In 2011 the figure was 1.05 million out of 8.75 million (12.0%). The foreign-born population therefore grew "
        "by 35% over the decade, while the total population grew by just under 5%. Migrants are younger than the "
        "population as a whole: their median age is 36, compared with 43 for people born in Vesland, a gap of seven "
        "years. Some 71% are in employment, against 74% of the native-born.",
        (
            ("or 15.5%", "or 11.5%"),
            ("(12.0%)", "(21.0%)"),
        ),
    ),
    Paragraph(
        "hunger",
        "NAIROBI, 14 November 2023 – An estimated 18.6 million people across five countries, Adra, Belem, Coros, Dain "
        "and Ebra, are facing acute food insecurity, the agency said today, an increase of 3.1 million, or 20 per "
        "cent, from 15.5 million in 2022. Funding has not kept pace. Of the $1.48 billion required for 2023, only "
        "$592 million, or 40 per cent, had been received by the end of October. The shortfall is $888 million. In "
        "2022 the appeal of $1.32 billion was 58 per cent funded.",
        (
            ("or 20 per cent", "or 30 per cent"),
            ("or 40 per cent", "or 60 per cent"),
            ("five countries", "six countries"),
        ),
    ),
    Paragraph(
        "harvest",
        "The price of sorghum was 64 per cent higher in September 2023 than in September 2022. Cereal production in "
        "the region is estimated at 22.4 million tons in 2023, 8 per cent below the 24.3 million tons of 2022.",
        (("8 per cent below", "18 per cent below"),),
    ),
    Paragraph(
        "trial",
        "Systolic blood pressure fell by 6.4 mmHg in the walking group, from 141.2 to 134.8 mmHg, and by 2.1 mmHg "
        "among controls. Average body weight declined from 82.5 kg to 80.9 kg. The study, which cost $8.6 million, "
        "was funded by the national heart institute. Participants wore step counters and walked 6,900 steps a day on "
        "average, 2,300 more than the 4,600 steps they had walked before the trial, an increase of 50%.",
        (
            ("134.8 mmHg", "138.4 mmHg"),
            ("50%", "80%"),
            ("2,300 more", "3,200 more"),
        ),
    ),
    Paragraph(
        "carmaker",
        "Mumbai, October 29: Suryadev Motors on Tuesday reported a consolidated net profit of Rs 1,284 crore for the "
        "quarter ended September 30, 2024, a growth of 22% over Rs 1,052 crore in the year-ago period. Revenue from "
        "operations rose 14.6% year-on-year to Rs 12,640 crore from Rs 11,030 crore. EBITDA stood at Rs 1,896 crore, "
        "with the EBITDA margin at 15.0%, up 80 basis points from 14.2%.",
        (
            ("22% over", "32% over"),
            ("14.6%", "16.4%"),
            ("80 basis points", "180 basis points"),
        ),
    ),
    Paragraph(
        "battery plant",
        "The board declared an interim dividend of Rs 6 per share, up from Rs 5 last year. It also approved a capital "
        "expenditure of Rs 8,000 crore over FY25-FY27, of which Rs 3,200 crore, or 40%, will go into a battery plant "
        "in Gujarat with a capacity of 10 GWh. The plant will create 4,500 jobs. Net debt declined by Rs 1,150 crore "
        "to Rs 4,210 crore from Rs 5,360 crore at the end of March 2024. Finance costs fell 12% to Rs 132 crore.",
        (
            ("or 40%", "or 60%"),
            ("Rs 5,360 crore", "Rs 5,630 crore"),
        ),
    ),
    Paragraph(
        "warm year",
        "Port Wallis had its second-warmest year on record in 2023 . The mean temperature was 19.2 °C, 1.3 °C above "
        "the 1961–1990 average of 17.9 °C. Only 2019, at 19.4 °C, was warmer. Total rainfall for the year was 412 mm, "
        "35% below the long-term average of 634 mm. Rain fell on 88 days, 31 fewer than the average of 119. "
        "September, October and November brought 12 mm, 8 mm and 31 mm, a spring total of 51 mm. In 2022 the city "
        "received 902 mm, so that rainfall fell by 54% from one year to the next.",
        (
            ("1.3 °C", "3.1 °C"),
            ("35% below", "53% below"),
            ("a spring total of 51", "a spring total of 61"),
        ),
    ),
    Paragraph(
        "reservoirs",
        "Water storages stood at 58% of capacity at the end of December, down 33 percentage points from 91% a year "
        "earlier. The four reservoirs, Bell, Cowan, Dyer and Upper Wallis, held 1,044 gigalitres of their combined "
        "capacity of 1,800 gigalitres.",
        (
            ("33 percentage", "23 percentage"),
            ("four reservoirs", "five reservoirs"),
        ),
    ),
    Paragraph(
        "vote shares",
        "ELDRA CITY, 16 September 2024 – The opposition Progress Alliance won Sunday's general election with 34.2% of "
        "the vote, an increase of 6.9 percentage points from 27.3% in 2020, but fell 13 seats short of a majority in "
        "the 175-seat parliament. Turnout was 68.4%, up 3.1 points from 65.3% four years ago. Of the 4.95 million "
        "registered voters, 3.39 million cast a ballot. Some 41,000 ballots, or 1.2%, were invalid.",
        (
            ("6.9 percentage", "9.6 percentage"),
            ("3.1 points", "5.1 points"),
        ),
    ),
    Paragraph(
        "museums",
        "The 23 state museums of Lissau welcomed 5.84 million visitors in 2023, 16% more than the 5.03 million of the "
        "year before, according to figures published by the ministry of culture on Monday. Attendance is still 8% "
        "below the record of 6.35 million set in 2019. The Museum of Antiquities remained the most visited, with 1.21 "
        "million visitors, ahead of the National Gallery with 980,000 and the Maritime Museum with 640,000. The three "
        "together drew 2.83 million people, almost half of the total. Two museums, the Coin Cabinet and the Toy "
        "Museum, were closed for the whole of 2023. Staff numbered 3,150, of whom 1,890 (60%) were women.",
        (
            ("16% more", "26% more"),
            ("Two museums", "Three museums"),
        ),
    ),
    Paragraph(
        "power mix",
        "Gross electricity generation was 508.1 TWh in 2023, 9.6% less than in 2022, when it was 562.3 TWh. Renewable "
        "sources generated 267.2 TWh, or 52.6% of the total, up from 250.6 TWh (44.6%) in 2022. Emissions from power "
        "plants fell from 223 million tonnes of CO2 to 178 million tonnes, a decline of 20%. Emissions per "
        "kilowatt-hour were 350 grams.",
        (
            ("9.6% less", "6.9% less"),
            ("20%", "30%"),
        ),
    ),
    Paragraph(
        "rents",
        "The average monthly rent for a two-bedroom flat in Kelmar reached $1,640 in June 2024, up 8.6% from $1,510 "
        "in June 2023, according to the annual survey of the Tenants' Union published on Thursday. Wages in the city "
        "rose 4.1% over the same period. The survey covered 2,480 households in 14 districts. Of those, 1,141 (46%) "
        "said they had cut back on food to pay the rent, and 397 (16%) had fallen behind with payments.",
        (
            ("8.6%", "6.8%"),
            ("(46%)", "(64%)"),
        ),
    ),
    Paragraph(
        "new homes",
        "Construction has not kept up. The city completed 3,720 new homes in 2023, 14% fewer than the 4,326 completed "
        "in 2022 and well short of its target of 6,000. Of the new homes, 930, or 25%, were classed as affordable. "
        "The waiting list for social housing grew by 1,900 to 17,400 over the year. The city owns 22,800 flats, of "
        "which 1,140, or 5%, are vacant because they need repairs. Renovating them would cost $57 million, or about "
        "$50,000 per flat.",
        (
            ("14% fewer", "24% fewer"),
            ("or 5%", "or 15%"),
        ),
    ),
    Paragraph(
        "airline",
        "OSLO, 12 February 2025 – Blue Fjord, the Nordic airline, carried a record 21.4 million passengers in 2024, "
        "9% more than the 19.6 million it carried in 2023, but its operating profit fell by 12% to 1.94 billion "
        "kroner from 2.21 billion. Revenue increased to 28.7 billion kroner, from 26.3 billion a year earlier, a gain "
        "of 9.1%. Fuel accounted for 7.2 billion kroner, or 25% of revenue, while personnel costs rose by 640 million "
        "to 5.84 billion kroner. The load factor, which measures how full its planes are, improved by 1.4 percentage "
        "points to 85.9% from 84.5%. Punctuality worsened: 76% of flights left on time, down from 81%.",
        (
            ("9% more", "19% more"),
            ("9.1%", "19.1%"),
            ("1.4 percentage", "2.4 percentage"),
        ),
    ),
    Paragraph(
        "food aid",
        "Soya output is put at 318,000 tonnes, 21,000 tonnes less than the 339,000 tonnes of 2023. The tobacco crop, "
        "the largest export earner, reached 231,000 tonnes and sold for $793 million, an average of $3.43 per "
        "kilogram. About 5.7 million people, or 28% of the population of 20.4 million, will need food aid by the end "
        "of the year. The World Food Programme has asked for $409 million and had received $98 million by May, 24% of "
        "the appeal. The government has set aside $160 million and expects $75 million from donors, a total of $235 "
        "million.",
        (
            ("21,000 tonnes less", "31,000 tonnes less"),
            ("or 28%", "or 38%"),
            ("a total of $235", "a total of $325"),
        ),
    ),
    Paragraph(
        "police calls",
        "Fraud went the other way. There were 6,912 reported cases, 1,440 more than the previous year's 5,472, a jump "
        "of 26%. Victims lost £31.8 million in all, an average of £4,600 each. The force took 186,300 emergency calls "
        "and 301,700 other calls, 488,000 in total. Nearly one in five emergency calls was about mental health.",
        (
            ("1,440 more", "2,440 more"),
            ("488,000 in total", "848,000 in total"),
        ),
    ),
)
"""Paragraphs as outlets of many kinds write them, each with the relations its kind of report states."""
