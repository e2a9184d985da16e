import Diagnostics
import Testing

@testable import Records

@Suite struct CurrencyTests {
    private func with(_ currency: String) -> String {
        BaseEntry.text.replacing(
            "reviewed: 2026-02-10", with: "reviewed: 2026-02-10\ncost: {amount: 5000, currency: \(currency), source: s1}")
    }

    @Test func aCostHasACurrencyOfTheSite() throws {
        #expect(BaseEntry.diagnostics(with("EUR")) == [])
        #expect(BaseEntry.diagnostics(with("MAD")) == [])
        let unknown = try #require(BaseEntry.diagnostics(with("MAX")).first)
        #expect(unknown.code == .unknownValue && unknown.offendingText == "MAX")
        #expect(unknown.detail == "MAD, EUR, USD")
    }

    @Test func aCodeHasThreeLetters() {
        #expect(BaseEntry.diagnostics(with("درهم")).map(\.code) == [.unknownValue])
        #expect(BaseEntry.diagnostics(with("eur")).map(\.severity) == [.warning])
    }
}
