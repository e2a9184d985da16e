internal import Localization
internal import Records

extension PageContext {
    /// The month names of a record's country; the shared ones if it has none or several.
    func months(of record: any Record) -> MonthNames {
        country(of: record).map { catalogue.countries[$0].months } ?? .panArab
    }

    /// When a practice is to be reviewed again.
    func dueDate(of practice: Practice) -> PartialDate { practice.dueDate(after: settings.staleMonths) }

    /// The due dates of several practices, for the script that counts those in the past.
    func dueDates(of practices: [Practice]) -> String { practices.map { dueDate(of: $0).iso }.sorted().joined(separator: " ") }

    /// The one country that a record belongs to; nil where it belongs to none or to several.
    func country(of record: any Record) -> ID<Country>? {
        switch record {
        case let practice as Practice: return practice.country
        case let institution as Institution: return institution.country
        case let instrument as Instrument: return instrument.country
        case let table as RoundTable: return table.host
        case let country as Country: return country.id
        case let indicator as Indicator:
            let countries = Set(indicator.series.map(\.country))
            return countries.count == 1 ? countries.first : nil
        default: return nil
        }
    }
}
