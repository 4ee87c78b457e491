"""Reports: registers of violations and numbered texts, which frames cannot say."""

from dragoman.reading.reports.registers import find_registers

__all__ = ["find_registers"]
