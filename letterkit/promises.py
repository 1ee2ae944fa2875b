"""Promises that the shipped texts make in the creditor's name, each with a switch of its own (``beloften``)."""

from pydantic import BaseModel, ConfigDict, Field


class Beloften(BaseModel):
    """A promise that is off stands in no message. ``letterkit promises`` shows where each stands, and in which words.

    On when nothing is chosen: what the law or the own call list already asks of most creditors. Off: what letterkit
    plans nothing for, so that nobody promises work that is not going to be done.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra={"description": "Beloften in de teksten, elk aan of uit. Zie `letterkit promises`."},
    )

    bellen_bij_stilte: bool = Field(True, description="U belt wie niet reageert op een aanmaning of een opeising.")
    herinnering_kosteloos: bool = Field(True, description="Door een herinnering komen er geen kosten bij.")
    regeling_kosteloos: bool = Field(True, description="Wie zich aan een regeling houdt, betaalt geen extra kosten.")
    regeling_blijft: bool = Field(True, description="Een regeling loopt door als een termijn één keer is gemist.")
    pauze_kosteloos: bool = Field(True, description="Een betaalpauze zelf kost niets.")
    bellen_voor_einde_pauze: bool = Field(False, description="U belt de klant voordat een betaalpauze eindigt.")
    schuldhulp_kosteloos: bool = Field(True, description="Tijdens schuldhulp komen er geen kosten bij.")
    niet_vragen_bij_klacht: bool = Field(
        True, description="Zolang een klacht loopt, vraagt u niet om het bedrag te betalen."
    )
