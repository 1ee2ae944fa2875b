"""What files for machines call a hold reason and a deciding variable: English, whatever the rooms call it.

Until the version after this one the files carry the former word as well: ``former_code`` in held.csv, ``reasons`` and
``variables`` in decisions.jsonl, ``held_because`` in summary.json.
"""

from collections.abc import Iterable, Mapping

CODES: Mapping[str, str] = {
    "overleden": "deceased",
    "bewind": "guardianship",
    "wsnp": "debt_restructuring_by_court",
    "schuldhulp": "debt_help",
    "geschil": "dispute",
    "klacht": "complaint",
    "betaling_onderweg": "payment_under_way",
    "stand_oud": "balance_outdated",
    "stand_in_toekomst": "balance_in_future",
    "bericht_in_toekomst": "earlier_message_in_future",
    "mogelijk_verjaard": "possibly_time_barred",
    "heel_klein": "amount_very_small",
    "heel_groot": "amount_very_large",
    "veel_zaken": "many_cases_of_one_contact",
    "zelfde_persoon": "same_person_in_several_cases",
    "zelfde_persoon_vandaag": "same_person_written_to_today",
    "bedrag_buiten_bestand": "amount_far_above_the_file",
    "datum_ver_weg": "day_far_away",
    "bedrag_uit_verhouding": "amount_out_of_proportion",
    "kwetsbaar": "vulnerable",
    "geldzorgen": "money_worries",
    "problematische_schuld": "problem_debt",
    "ander_land": "other_country",
    "vaak_gemist": "plans_often_missed",
    "niet_bereikbaar": "not_reachable",
    "kosten_in_veertiendagenbrief": "costs_in_fourteen_day_letter",
    "kosten_naast_vertragingsvergoeding": "costs_beside_late_charge",
    "kosten_zonder_brief": "costs_without_letter",
    "kosten_termijn_loopt": "costs_before_term_ends",
    "kosten_te_hoog": "costs_too_high",
    "aanmaningskosten_onbekend": "notice_costs_unknown",
    "rente_te_hoog": "interest_too_high",
    "rente_onbekend": "interest_rate_unknown",
    "voorstel_te_hoog": "offer_above_debt",
    "regeling_te_hoog": "plan_above_debt",
    "eerste_betaling_voorbij": "plan_begins_before_delivery",
    "dag_voorbij": "promised_day_over",
    "niet_vrijgegeven": "not_released",
    "needs_overdracht": "hand_over_data_missing",
    "needs_opeising": "call_in_data_missing",
}
FACTS: Mapping[str, str] = {
    "dagen_te_laat": "days_late",
    "open_termijnen": "open_instalments",
    "vorige_fase": "previous_stage",
    "regeling": "plan",
    "eerder_gemist": "missed_before",
    "oplossing_aangeboden": "solution_offered",
    "maatregelen": "measures_offered",
    "contracten_achter": "contracts_behind",
    "dagen_na_vorige": "days_since_previous",
    "gebeurtenis": "event",
    "pauze": "paused",
    "zakelijk": "business",
    "dagen_tot_melding": "days_until_registration",
    "bkr_gemeld": "registered",
    "dagen_tot_overdracht": "days_until_hand_over",
    "opeising": "called_in",
}


def code(reason: str) -> str:
    """The code of a hold reason; those of calling in a credit begin with the law's Dutch word."""
    law = reason.removeprefix("opeising_")
    return CODES.get(reason, reason if law == reason else f"call_in_{law}")


def codes(reasons: Iterable[str]) -> list[str]:
    return [code(reason) for reason in reasons]


def facts(variables: Mapping[str, object]) -> dict[str, object]:
    """The deciding variables by their English names."""
    return {FACTS.get(name, name): value for name, value in variables.items()}
