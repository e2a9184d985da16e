import Localization
import Testing

@testable import Authoring

/// The reason of a withdrawal, in the languages of the site.
@Suite struct WithdrawalReasonTests {
    private static func words(_ values: [String], _ languages: [Language] = [.ar, .fr, .en]) -> String? {
        do throws(WithdrawalReason.Invalid) {
            _ = try WithdrawalReason(values, languages: languages)
            return nil
        } catch { return error.text[.en] }
    }

    @Test func eachLanguageHasItsText() throws {
        let reason = try WithdrawalReason(["fr=remplacée", "ar=حل محلها نص أحدث"], languages: [.ar, .fr, .en])
        #expect(reason.texts == [.ar: "حل محلها نص أحدث", .fr: "remplacée"])
        #expect(reason.missing == [.en])
        #expect(reason.yaml == #"{ar: "حل محلها نص أحدث", fr: "remplacée"}"#)
    }

    @Test func aTextWithoutALanguageIsArabic() throws {
        let reason = try WithdrawalReason(["سُحبت: x=y"], languages: [.ar, .fr])
        #expect(reason.texts == [.ar: "سُحبت: x=y"])
        #expect(reason.isArabic)
        #expect(try !WithdrawalReason(["under review"], languages: [.ar]).isArabic)
        #expect(try !WithdrawalReason(["fr=remplacée"], languages: [.ar, .fr]).isArabic)
    }

    @Test func aReasonStaysOnOneLine() throws {
        var reason = try WithdrawalReason(["ar= سطر\nسطر\t\"آخر\" "], languages: [.ar, .en])
        #expect(reason.texts == [.ar: #"سطر سطر "آخر""#])
        reason.set(" one\nline ", in: .en)
        #expect(reason.yaml == #"{ar: "سطر سطر \"آخر\"", en: "one line"}"#)
    }

    @Test func repeatedEmptyAndUnknownLanguagesAreRefused() {
        #expect(Self.words(["ar=أ", "ب"]) == "--reason ب: the reason in this language (ar) is given twice.")
        #expect(Self.words(["en= "]) == "--reason en= : the reason is empty.")
        #expect(Self.words(["en=x"], [.ar, .fr]) == "--reason en=x: the languages of the site are ar, fr.")
    }

    @Test func theCommentHasEveryLanguage() throws {
        #expect(try WithdrawalReason([], languages: [.ar]).comment == nil)
        #expect(try WithdrawalReason(["en=new text", "ar=نص"], languages: [.ar, .en]).comment == "نص · new text")
    }
}
