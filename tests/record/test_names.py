"""The words of newspapers for measures and entities: each phrase finds what it means first, and nothing else instead."""

from __future__ import annotations

import pytest

from checks.errors import BadUsage
from checks.formats.meanings import meanings
from checks.record import Record
from checks.record.opening import bundled

MEASURES = """
energy_institute.oil.reserves: oil reserves, proven oil reserves, crude oil reserves, proven reserves of crude, petroleum reserves
energy_institute.crude_oil.production: crude oil production, crude output
energy_institute.oil.production: oil output, oil production, oil producer
energy_institute.oil.consumption: biggest oil consumer, oil consumption, oil demand
energy_institute.oil.refining_capacity: refining capacity, oil refining capacity, refinery capacity
energy_institute.natural_gas.reserves: natural gas reserves, gas reserves
energy_institute.natural_gas.production: gas production, gas output, natural-gas producer
energy_institute.natural_gas.consumption: gas consumption, gas demand
energy_institute.lng.exports: LNG exports, exporter of liquefied natural gas, LNG exporter, liquefied natural gas shipments
energy_institute.coal.production: coal production, coal output, mines coal
energy_institute.coal.reserves: coal reserves
energy_institute.electricity.generation: electricity generation, power generation, electricity output, generates electricity, electricity production
energy_institute.nuclear_power.generation: nuclear generation, nuclear power generation, nuclear output, atomic energy production
energy_institute.hydropower.generation: hydroelectric generation, hydro power output, hydropower generation
energy_institute.wind_power.generation: wind generation, wind power output
energy_institute.solar_power.generation: solar generation, solar output, photovoltaic generation
energy_institute.energy.supply: total energy supply
energy_institute.carbon_dioxide.emissions: carbon dioxide emissions, CO2 emissions, carbon emissions, emits carbon dioxide, biggest carbon emitter, carbon polluter
worldbank.population: population, number of people, most populous country, most-populous nation, inhabitants, populace, headcount of people
worldbank.gdp: GDP, gross domestic product, economy, largest economy, size of its economy, nominal GDP, economic output
imf.gdp_ppp: GDP at purchasing power parity, PPP GDP
worldbank.gdp_per_head: GDP per capita, GDP per head, per-capita GDP, per capita income, income per person, richest country, wealthiest nation, poorest country
worldbank.gni_per_head: gross national income per capita, GNI per capita
worldbank.growth: economic growth, growth rate of the economy, fastest-growing economy, GDP growth
worldbank.inflation: inflation, inflation rate, consumer price inflation, annual inflation
worldbank.unemployment: unemployment, unemployment rate, jobless rate, joblessness
imf.government_debt: public debt, government debt, national debt, debt-to-GDP ratio, sovereign debt
sipri.military_spending: military spending, defence spending, defense budget, military expenditure, military outlays, spending on its armed forces, biggest military spender, defence outlays
sipri.military_spending_share: military spending as a share of GDP, share of GDP spent on defence, military burden
worldbank.area: area, surface area, territory, largest country by area
worldbank.forest_area: forest area, forested land
worldbank.forest_share: forest cover, most forested country
worldbank.life_expectancy: life expectancy, life expectancy at birth, average lifespan
worldbank.fertility: fertility rate, births per woman, total fertility rate, children per woman
worldbank.infant_mortality: infant mortality, infant mortality rate, infant death rate
worldbank.literacy: literacy rate, adult literacy
worldbank.population_density: population density, most densely populated
worldbank.population_growth: population growth
worldbank.urban_share: urban population, urbanisation rate
worldbank.gini: Gini index, income inequality
worldbank.research_spending_share: R&D spending, spending on research and development, research and development expenditure
worldbank.remittances: remittances, remittance inflows, money sent home by migrants
worldbank.foreign_direct_investment: foreign direct investment, FDI inflows
worldbank.international_reserves: foreign exchange reserves, forex reserves, currency reserves
worldbank.merchandise_exports: merchandise exports, goods exports, exports of goods
unhcr.refugees.hosted: refugees hosted, hosts refugees, refugee population
unhcr.asylum_seekers.hosted: asylum seekers, pending asylum applications
unhcr.internally_displaced: internally displaced people, IDPs
unhcr.stateless: stateless people
cia.coastline: coastline, longest coastline
usgs.rare_earths.reserves: reserves of rare earths, rare-earth reserves, deposits of rare earth metals, REE reserves
usgs.rare_earths.production: rare earth output, rare-earth mine production, rare earth oxide production
usgs.copper.production: copper mine production, copper output, mined copper, copper miner
usgs.copper.refinery_production: refined copper production, copper refinery output
usgs.copper.reserves: copper reserves
usgs.aluminum.production: aluminium production, primary aluminum output, aluminium smelter production
usgs.alumina.production: alumina output, alumina refinery production
usgs.bauxite.production: bauxite mine production
usgs.bauxite.reserves: bauxite reserves
usgs.gold.reserves: gold reserves in the ground
usgs.gold.production: gold mine production, gold output, gold miner
usgs.silver.production: silver production, silver mine output
usgs.platinum.production: platinum production
usgs.palladium.production: palladium output
usgs.platinum_group_metals.reserves: platinum-group metals reserves, PGM reserves
usgs.nickel.reserves: nickel reserves
usgs.nickel.production: nickel mine production
usgs.cobalt.production: cobalt production
usgs.cobalt.reserves: cobalt reserves
usgs.lithium.reserves: lithium reserves, lithium deposits
usgs.lithium.production: lithium production
usgs.graphite.production: graphite production
usgs.graphite.reserves: natural graphite reserves
usgs.manganese.production: manganese ore production
usgs.iron_ore.production: iron ore production, iron-ore miner
usgs.iron_ore.reserves: iron ore reserves
usgs.steel.production: crude steel production, steel output, steelmaker, steel maker
usgs.pig_iron.production: pig iron output
usgs.zinc.production: zinc mine production
usgs.lead.production: lead mine production
usgs.tin.production: tin production
usgs.tungsten.production: tungsten production
usgs.tungsten.reserves: wolfram reserves
usgs.vanadium.reserves: vanadium reserves
usgs.molybdenum.production: molybdenum output
usgs.antimony.production: antimony production
usgs.gallium.production: gallium production, low-purity gallium output
usgs.germanium.production: germanium production
usgs.indium.production: indium refinery production
usgs.tellurium.production: tellurium production
usgs.selenium.production: selenium output
usgs.bismuth.production: bismuth production
usgs.magnesium.production: magnesium production, magnesium metal output
usgs.magnesite.production: magnesite production
usgs.titanium_sponge.production: titanium sponge production
usgs.titanium_sponge.capacity: titanium sponge capacity
usgs.ilmenite.production: ilmenite production
usgs.rutile.production: rutile production
usgs.niobium.production: niobium production
usgs.tantalum.production: tantalum production, coltan production
usgs.beryllium.production: beryllium production
usgs.chromium.production: chromite production, chrome ore output
usgs.chromium.reserves: chromium reserves
usgs.fluorspar.production: fluorspar production
usgs.fluorspar.reserves: fluorite reserves
usgs.barite.production: barite production
usgs.potash.production: potash production
usgs.potash.reserves: potash reserves
usgs.phosphate_rock.production: phosphate rock production
usgs.phosphate_rock.reserves: phosphate reserves
usgs.sulfur.production: sulphur production, sulfur output
usgs.salt.production: salt production
usgs.helium.production: helium production
usgs.iodine.production: iodine production
usgs.bromine.production: bromine production
usgs.boron.production: boron production, borates production
usgs.boron.reserves: boron reserves
usgs.cement.production: cement production, cement output
usgs.clinker.capacity: clinker capacity
usgs.gypsum.production: gypsum production
usgs.lime.production: lime production
usgs.kaolin.production: kaolin production
usgs.ammonia.production: ammonia production
usgs.mercury.production: mercury production, quicksilver output
usgs.asbestos.production: asbestos production
usgs.gem_diamond.production: diamond production, gem diamonds output
usgs.industrial_diamond.production: industrial diamond production
usgs.silicon.production: silicon production, silicon metal production
usgs.ferrosilicon.production: ferrosilicon production
usgs.soda_ash.production: soda ash production
usgs.zirconium.production: zirconium production
usgs.zirconium.reserves: zircon reserves
usgs.perlite.production: perlite production
usgs.feldspar.production: feldspar production
usgs.peat.production: peat production
usgs.cadmium.production: cadmium production
usgs.rhenium.production: rhenium production
usgs.arsenic.production: arsenic production
usgs.strontium.production: strontium production
usgs.talc.production: talc production
usgs.vermiculite.production: vermiculite production
usgs.wollastonite.production: wollastonite output
usgs.zeolites.production: zeolite production
usgs.garnet.production: garnet production
usgs.bentonite.production: bentonite production
usgs.neon.production: neon production
usgs.xenon.production: xenon output
"""

ENTITIES = """
ARE: the Emirates, Emirati, UAE
MMR: Burmese, Burma
PHL: the Philippines, Filipino, Philippine, Filipinos
NLD: Dutch, Holland, the Netherlands, Dutchmen
CHE: Swiss
CZE: Czech, Czechia
SVK: Slovak
SCOTLAND: Scotland
ENGLAND: England
HKG: Hong Kong
MAC: Macau
TWN: Taiwanese
XKX: Kosovar, Kosovo
PSE: Palestinian
CIV: Ivorian, Côte d'Ivoire
CPV: Cape Verdean, Cape Verde
SWZ: Swazi, Swaziland, eSwatini
MKD: North Macedonia, Macedonia, FYROM
TLS: Timorese, East Timor
BFA: Upper Volta, Burkinabe, Burkinabè
LKA: Ceylon, Sri Lankan
THA: Siam, Thai
IRN: Persia, Iranian, Iranians
ETH: Abyssinia, Ethiopian
ZWE: Rhodesia, Zimbabwean
COD: Zaire, the DRC, DR Congo, the Democratic Republic of Congo
COG: Congo Republic, Republic of the Congo
KOR: South Korean, South Korea, S. Korea, South Koreans, Seoul, Republic of Korea, ROK
PRK: North Korea, North Korean, Pyongyang, DPRK
USA: US, U.S., USA, America, American, Americans, Washington
GBR: UK, Britain, British, Great Britain, Britons, United Kingdom
SAU: KSA, Saudi, Saudis, Saudi Arabia, Saudi Arabian, the Kingdom of Saudi Arabia, Riyadh
QAT: Qatari
OMN: Omani
KWT: Kuwaiti
BHR: Bahraini
YEM: Yemeni
SYR: Syrian
LBN: Lebanese
JOR: Jordanian
IRQ: Iraqi
TUR: Turkish, Türkiye
ISR: Israeli
EGY: Egyptian
LBY: Libyan
TUN: Tunisian
DZA: Algerian
MAR: Moroccan
SDN: Sudanese
SSD: South Sudanese
SOM: Somali
KEN: Kenyan
UGA: Ugandan
TZA: Tanzanian
RWA: Rwandan
MWI: Malawian
ZMB: Zambian
MOZ: Mozambican
MDG: Malagasy, Madagascan
NAM: Namibian
BWA: Botswanan
LSO: Basotho, Lesotho
ZAF: South African, South Africans
AGO: Angolan
GAB: Gabonese
CMR: Cameroonian
NGA: Nigerian
NER: Nigerien, Niger, Nigeriens
BEN: Beninese
TGO: Togolese
GHA: Ghanaian
LBR: Liberian
SLE: Sierra Leonean
GIN: Guinean
GNB: Guinea-Bissau
GNQ: Equatorial Guinea
PNG: Papua New Guinea, Papua New Guinean, PNG
SEN: Senegalese
GMB: Gambian
MRT: Mauritanian
MLI: Malian
TCD: Chadian
CAF: Central African Republic
MUS: Mauritian, Mauritius
SYC: Seychellois
COM: Comorian, Comoran
PAK: Pakistani
IND: Indian, Indians
BGD: Bangladeshi
NPL: Nepali, Nepalese
BTN: Bhutanese
MDV: Maldivian, the Maldives
AFG: Afghan
KAZ: Kazakh, Kazakhstani
UZB: Uzbek
TKM: Turkmen
TJK: Tajik
KGZ: Kyrgyz, Kyrgyzstan, Kirghizia
MNG: Mongolian
CHN: Chinese, Mainland China, PRC
JPN: Japanese
VNM: Vietnamese
LAO: Laotian, Lao
KHM: Cambodian
MYS: Malaysian, Malaysia
SGP: Singaporean
IDN: Indonesian
BRN: Bruneian
AUS: Australian
NZL: New Zealander
FJI: Fijian
WSM: Samoan
TON: Tongan
SLB: Solomon Islands
VUT: Vanuatu
NRU: Nauru
KIR: Kiribati
MHL: Marshall Islands
PLW: Palau
FSM: Micronesia
NCL: New Caledonia
PYF: French Polynesia
CAN: Canadian
MEX: Mexican
GTM: Guatemalan
HND: Honduran
SLV: Salvadoran, Salvadorean, El Salvador
NIC: Nicaraguan
CRI: Costa Rican
PAN: Panamanian
CUB: Cuban
JAM: Jamaican
HTI: Haitian
DOM: Dominican Republic
PRI: Puerto Rican
TTO: Trinidad, Trinidadian
BRB: Barbadian
COL: Colombian
VEN: Venezuelan
GUY: Guyanese
SUR: Surinamese
ECU: Ecuadorian, Ecuadorean
PER: Peruvian
BOL: Bolivian
PRY: Paraguayan
URY: Uruguayan
CHL: Chilean
ARG: Argentine, Argentinian, Argentinean
BRA: Brazilian
PRT: Portuguese
ESP: Spanish
FRA: French
DEU: German, Germans
WEST_GERMANY: West Germany
DDR: East Germany
AUT: Austrian
BEL: Belgian
LUX: Luxembourg, Luxembourgish
IRL: Irish
ISL: Icelandic
NOR: Norwegian, Norwegians
SWE: Swedish
FIN: Finnish
DNK: Danish
EST: Estonian
LVA: Latvian
LTU: Lithuanian
POL: Polish, Poles
HUN: Hungarian
ROU: Romanian, Rumania
BGR: Bulgarian
GRC: Greek
CYP: Cypriot
MLT: Maltese
ITA: Italian
SVN: Slovenian, Slovene
HRV: Croatian
BIH: Bosnian, Bosnia
SRB: Serbian
MNE: Montenegrin
ALB: Albanian
MDA: Moldovan, Moldova, Moldavia
UKR: Ukrainian, Ukrainians, the Ukraine, Kyiv
BLR: Belarusian, Belarussian, Belorussia
RUS: Russian, Russians, Russian Federation, Moscow, the Kremlin
ARM: Armenian
AZE: Azerbaijani, Azeri
SUN: Soviet Union, USSR, Soviet
YUG: Yugoslavia, Yugoslav
CSK: Czechoslovakia
EU27: European Union
EURO_AREA: euro zone, eurozone, euro area
G7: G7, G-7, Group of Seven, the Group of 7
G8: G8
G20: G20, Group of 20
BRICS: BRICS, Brics, BRICS+
NATO: NATO, Nato
ASEAN: ASEAN, Asean
AFRICAN_UNION: African Union
OECD: OECD
GCC: Gulf states, Gulf Cooperation Council, GCC
NORDIC: Nordic countries, the Nordics
SCANDINAVIA: Scandinavia
BALTICS: Baltic states, the Baltics
BENELUX: Benelux
VISEGRAD: Visegrad
BALKANS: the Balkans
WESTERN_BALKANS: Western Balkans
LATIN_AMERICA: Latin America, Latin American
LATIN_AMERICA_CARIBBEAN: Latin America and the Caribbean
SOUTH_AMERICA: South America, South American
CENTRAL_AMERICA: Central America
CARIBBEAN: the Caribbean
NORTH_AMERICA: North America
MIDDLE_EAST: the Middle East
MIDDLE_EAST_AND_NORTH_AFRICA: MENA, Middle East and North Africa
NORTH_AFRICA: North Africa
SUB_SAHARAN_AFRICA: sub-Saharan Africa
WEST_AFRICA: West Africa
EAST_AFRICA: East Africa
SOUTHERN_AFRICA: southern Africa
CENTRAL_AFRICA: Central Africa
SAHEL: the Sahel
HORN_OF_AFRICA: the Horn of Africa
MAGHREB: the Maghreb
AFRICA: Africa, African
ASIA: Asia, Asian
SOUTHEAST_ASIA: Southeast Asia, South-East Asia
SOUTH_ASIA: South Asia
EAST_ASIA: East Asia
CENTRAL_ASIA: Central Asia
ASIA_PACIFIC: Asia-Pacific, the Asia Pacific region
EUROPE: Europe, European
WESTERN_EUROPE: Western Europe
EASTERN_EUROPE: Eastern Europe
OCEANIA: Oceania
PACIFIC_ISLANDS: the Pacific islands
MERCOSUR: Mercosur
CIS: Commonwealth of Independent States
COMMONWEALTH: the Commonwealth
ARAB_LEAGUE: Arab League, the Arab world
HIGH_INCOME: high-income countries, rich countries
LOW_INCOME: low-income countries
UPPER_MIDDLE_INCOME: upper-middle-income countries
LOWER_MIDDLE_INCOME: lower-middle-income economies
MIDDLE_INCOME: middle-income countries
WORLD: the world, global, the planet
SCO: Shanghai Cooperation Organisation, SCO
QUAD: the Quad
AUKUS: AUKUS
FIVE_EYES: the Five Eyes
ECOWAS: ECOWAS
SADC: SADC
SAARC: SAARC
APEC: APEC
CPTPP: CPTPP
USMCA: USMCA
RCEP: RCEP
ANDEAN: the Andean countries
SCHENGEN: Schengen
EAEU: Eurasian Economic Union
AMERICAS: the Western Hemisphere, the Americas
LITHIUM_TRIANGLE: the Lithium Triangle
LEAST_DEVELOPED: least developed countries
"""

UNKNOWN = [
    "the bloc",
    "Aussie",
    "Kiwi",
    "Khmer",
    "the Koreas",
    "populist",
    "goldfish",
    "leader",
    "tinned",
    "cobbled",
]
"""Words that name nothing of the catalogue, near as some are to words that do."""


def phrases(text: str) -> list[tuple[str, str]]:
    """Lines "id: phrase, phrase" as pairs of a phrase and an id."""
    lines = (line.partition(": ") for line in text.strip().splitlines())
    return [(phrase.strip(), found) for found, _, listed in lines for phrase in listed.split(",")]


def section(record: Record, words: str, title: str) -> list[str]:
    """The lines of one section of what `assay data where` prints."""
    try:
        lines = list(meanings(record, words))
    except BadUsage:
        return []
    at = lines.index(title) + 1 if title in lines else len(lines)
    end = next((index for index in range(at, len(lines)) if lines[index][0] != " "), len(lines))
    return [line.strip() for line in lines[at:end]]


def test_phrases_for_measures(record: Record) -> None:
    restricted = (bundled() / "restricted").is_dir()
    wrong = {}
    for phrase, wanted in phrases(MEASURES):
        found = next(iter(section(record, phrase, "Measures")), "").partition(" ")[0]
        if found != wanted and (restricted or wanted in record.catalogue.measures):
            wrong[phrase] = (wanted, found)
    assert wrong == {}


def test_phrases_for_entities(record: Record) -> None:
    wrong = {}
    for phrase, wanted in phrases(ENTITIES):
        found = section(record, phrase, "Entities")
        if (
            len(found) != 1
            or found[0].partition(": ")[2].split(" ")[0] != wanted
            or "any of them" in found[0]
        ):
            wrong[phrase] = (wanted, found)
    assert wrong == {}


@pytest.mark.parametrize(
    "phrase", ["Congo", "Congolese", "Korea", "Korean", "Georgia", "Georgian", "Dominican"]
)
def test_names_that_stay_open(record: Record, phrase: str) -> None:
    assert "could be any of them" in section(record, phrase, "Entities")[0]


@pytest.mark.parametrize("phrase", UNKNOWN)
def test_what_names_nothing(record: Record, phrase: str) -> None:
    assert section(record, phrase, "Entities") == section(record, phrase, "Measures") == []
