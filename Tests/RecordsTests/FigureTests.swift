import Testing

@testable import Records

@Suite struct FigureTests {
    @Test(arguments: [
        ("ارتفع العدد 5 %", "5"), ("بنسبة %5 فقط", "5"), ("hausse de 5\u{A0}%", "5"), ("5\u{202F}% des cas", "5"), ("5%", "5"),
        ("في 2024", "2024"),
        ("5٪", "5"), ("المادة 3 ثم 5 %", "5"),
    ])
    func numbersAndPercentagesAreFigures(text: String, figure: String) { #expect(UncitedFigureRule.figure(in: text) == figure) }

    @Test(arguments: ["المادة 5 من القانون", "1. تكوين", "% من القضايا", "", "5 قضايا، ونسبة أخرى %"])
    func otherSingleDigitsAreNot(text: String) { #expect(UncitedFigureRule.figure(in: text) == nil) }
}
