// Written by script/strings: do not edit.
#include "CTexts.h"

// `#embed` is C23; clang knows it in every mode since version 19 (Swift 6.1, Xcode 16.3).
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char ar_bibliography[] = {
#embed "../../strings/ar/bibliography.yaml"
};
static const unsigned char ar_commands[] = {
#embed "../../strings/ar/commands.yaml"
};
static const unsigned char ar_data[] = {
#embed "../../strings/ar/data.yaml"
};
static const unsigned char ar_dates[] = {
#embed "../../strings/ar/dates.yaml"
};
static const unsigned char ar_diagnostics_page[] = {
#embed "../../strings/ar/diagnostics-page.yaml"
};
static const unsigned char ar_diagnostics[] = {
#embed "../../strings/ar/diagnostics.yaml"
};
static const unsigned char ar_dialogue[] = {
#embed "../../strings/ar/dialogue.yaml"
};
static const unsigned char ar_fields[] = {
#embed "../../strings/ar/fields.yaml"
};
static const unsigned char ar_form_fields[] = {
#embed "../../strings/ar/form-fields.yaml"
};
static const unsigned char ar_form_fixes[] = {
#embed "../../strings/ar/form-fixes.yaml"
};
static const unsigned char ar_form[] = {
#embed "../../strings/ar/form.yaml"
};
static const unsigned char ar_guidance[] = {
#embed "../../strings/ar/guidance.yaml"
};
static const unsigned char ar_import[] = {
#embed "../../strings/ar/import.yaml"
};
static const unsigned char ar_input[] = {
#embed "../../strings/ar/input.yaml"
};
static const unsigned char ar_issue_forms[] = {
#embed "../../strings/ar/issue-forms.yaml"
};
static const unsigned char ar_lists[] = {
#embed "../../strings/ar/lists.yaml"
};
static const unsigned char ar_messages[] = {
#embed "../../strings/ar/messages.yaml"
};
static const unsigned char ar_preview[] = {
#embed "../../strings/ar/preview.yaml"
};
static const unsigned char ar_receive[] = {
#embed "../../strings/ar/receive.yaml"
};
static const unsigned char ar_report[] = {
#embed "../../strings/ar/report.yaml"
};
static const unsigned char ar_scaffold[] = {
#embed "../../strings/ar/scaffold.yaml"
};
static const unsigned char ar_vocabularies[] = {
#embed "../../strings/ar/vocabularies.yaml"
};
static const unsigned char ar_word[] = {
#embed "../../strings/ar/word.yaml"
};
static const unsigned char en_bibliography[] = {
#embed "../../strings/en/bibliography.yaml"
};
static const unsigned char en_commands[] = {
#embed "../../strings/en/commands.yaml"
};
static const unsigned char en_data[] = {
#embed "../../strings/en/data.yaml"
};
static const unsigned char en_dates[] = {
#embed "../../strings/en/dates.yaml"
};
static const unsigned char en_diagnostics_page[] = {
#embed "../../strings/en/diagnostics-page.yaml"
};
static const unsigned char en_diagnostics[] = {
#embed "../../strings/en/diagnostics.yaml"
};
static const unsigned char en_dialogue[] = {
#embed "../../strings/en/dialogue.yaml"
};
static const unsigned char en_fields[] = {
#embed "../../strings/en/fields.yaml"
};
static const unsigned char en_form_fields[] = {
#embed "../../strings/en/form-fields.yaml"
};
static const unsigned char en_form_fixes[] = {
#embed "../../strings/en/form-fixes.yaml"
};
static const unsigned char en_form[] = {
#embed "../../strings/en/form.yaml"
};
static const unsigned char en_guidance[] = {
#embed "../../strings/en/guidance.yaml"
};
static const unsigned char en_import[] = {
#embed "../../strings/en/import.yaml"
};
static const unsigned char en_input[] = {
#embed "../../strings/en/input.yaml"
};
static const unsigned char en_issue_forms[] = {
#embed "../../strings/en/issue-forms.yaml"
};
static const unsigned char en_lists[] = {
#embed "../../strings/en/lists.yaml"
};
static const unsigned char en_messages[] = {
#embed "../../strings/en/messages.yaml"
};
static const unsigned char en_preview[] = {
#embed "../../strings/en/preview.yaml"
};
static const unsigned char en_receive[] = {
#embed "../../strings/en/receive.yaml"
};
static const unsigned char en_report[] = {
#embed "../../strings/en/report.yaml"
};
static const unsigned char en_scaffold[] = {
#embed "../../strings/en/scaffold.yaml"
};
static const unsigned char en_vocabularies[] = {
#embed "../../strings/en/vocabularies.yaml"
};
static const unsigned char en_word[] = {
#embed "../../strings/en/word.yaml"
};
static const unsigned char fr_bibliography[] = {
#embed "../../strings/fr/bibliography.yaml"
};
static const unsigned char fr_commands[] = {
#embed "../../strings/fr/commands.yaml"
};
static const unsigned char fr_data[] = {
#embed "../../strings/fr/data.yaml"
};
static const unsigned char fr_dates[] = {
#embed "../../strings/fr/dates.yaml"
};
static const unsigned char fr_diagnostics_page[] = {
#embed "../../strings/fr/diagnostics-page.yaml"
};
static const unsigned char fr_diagnostics[] = {
#embed "../../strings/fr/diagnostics.yaml"
};
static const unsigned char fr_dialogue[] = {
#embed "../../strings/fr/dialogue.yaml"
};
static const unsigned char fr_fields[] = {
#embed "../../strings/fr/fields.yaml"
};
static const unsigned char fr_form_fields[] = {
#embed "../../strings/fr/form-fields.yaml"
};
static const unsigned char fr_form_fixes[] = {
#embed "../../strings/fr/form-fixes.yaml"
};
static const unsigned char fr_form[] = {
#embed "../../strings/fr/form.yaml"
};
static const unsigned char fr_guidance[] = {
#embed "../../strings/fr/guidance.yaml"
};
static const unsigned char fr_import[] = {
#embed "../../strings/fr/import.yaml"
};
static const unsigned char fr_input[] = {
#embed "../../strings/fr/input.yaml"
};
static const unsigned char fr_issue_forms[] = {
#embed "../../strings/fr/issue-forms.yaml"
};
static const unsigned char fr_lists[] = {
#embed "../../strings/fr/lists.yaml"
};
static const unsigned char fr_messages[] = {
#embed "../../strings/fr/messages.yaml"
};
static const unsigned char fr_preview[] = {
#embed "../../strings/fr/preview.yaml"
};
static const unsigned char fr_receive[] = {
#embed "../../strings/fr/receive.yaml"
};
static const unsigned char fr_report[] = {
#embed "../../strings/fr/report.yaml"
};
static const unsigned char fr_scaffold[] = {
#embed "../../strings/fr/scaffold.yaml"
};
static const unsigned char fr_vocabularies[] = {
#embed "../../strings/fr/vocabularies.yaml"
};
static const unsigned char fr_word[] = {
#embed "../../strings/fr/word.yaml"
};
static const unsigned char languages[] = {
#embed "../../strings/languages.yaml"
};

static const struct ctexts_file files[] = {
    {"ar", "bibliography", ar_bibliography, sizeof ar_bibliography},
    {"ar", "commands", ar_commands, sizeof ar_commands},
    {"ar", "data", ar_data, sizeof ar_data},
    {"ar", "dates", ar_dates, sizeof ar_dates},
    {"ar", "diagnostics-page", ar_diagnostics_page, sizeof ar_diagnostics_page},
    {"ar", "diagnostics", ar_diagnostics, sizeof ar_diagnostics},
    {"ar", "dialogue", ar_dialogue, sizeof ar_dialogue},
    {"ar", "fields", ar_fields, sizeof ar_fields},
    {"ar", "form-fields", ar_form_fields, sizeof ar_form_fields},
    {"ar", "form-fixes", ar_form_fixes, sizeof ar_form_fixes},
    {"ar", "form", ar_form, sizeof ar_form},
    {"ar", "guidance", ar_guidance, sizeof ar_guidance},
    {"ar", "import", ar_import, sizeof ar_import},
    {"ar", "input", ar_input, sizeof ar_input},
    {"ar", "issue-forms", ar_issue_forms, sizeof ar_issue_forms},
    {"ar", "lists", ar_lists, sizeof ar_lists},
    {"ar", "messages", ar_messages, sizeof ar_messages},
    {"ar", "preview", ar_preview, sizeof ar_preview},
    {"ar", "receive", ar_receive, sizeof ar_receive},
    {"ar", "report", ar_report, sizeof ar_report},
    {"ar", "scaffold", ar_scaffold, sizeof ar_scaffold},
    {"ar", "vocabularies", ar_vocabularies, sizeof ar_vocabularies},
    {"ar", "word", ar_word, sizeof ar_word},
    {"en", "bibliography", en_bibliography, sizeof en_bibliography},
    {"en", "commands", en_commands, sizeof en_commands},
    {"en", "data", en_data, sizeof en_data},
    {"en", "dates", en_dates, sizeof en_dates},
    {"en", "diagnostics-page", en_diagnostics_page, sizeof en_diagnostics_page},
    {"en", "diagnostics", en_diagnostics, sizeof en_diagnostics},
    {"en", "dialogue", en_dialogue, sizeof en_dialogue},
    {"en", "fields", en_fields, sizeof en_fields},
    {"en", "form-fields", en_form_fields, sizeof en_form_fields},
    {"en", "form-fixes", en_form_fixes, sizeof en_form_fixes},
    {"en", "form", en_form, sizeof en_form},
    {"en", "guidance", en_guidance, sizeof en_guidance},
    {"en", "import", en_import, sizeof en_import},
    {"en", "input", en_input, sizeof en_input},
    {"en", "issue-forms", en_issue_forms, sizeof en_issue_forms},
    {"en", "lists", en_lists, sizeof en_lists},
    {"en", "messages", en_messages, sizeof en_messages},
    {"en", "preview", en_preview, sizeof en_preview},
    {"en", "receive", en_receive, sizeof en_receive},
    {"en", "report", en_report, sizeof en_report},
    {"en", "scaffold", en_scaffold, sizeof en_scaffold},
    {"en", "vocabularies", en_vocabularies, sizeof en_vocabularies},
    {"en", "word", en_word, sizeof en_word},
    {"fr", "bibliography", fr_bibliography, sizeof fr_bibliography},
    {"fr", "commands", fr_commands, sizeof fr_commands},
    {"fr", "data", fr_data, sizeof fr_data},
    {"fr", "dates", fr_dates, sizeof fr_dates},
    {"fr", "diagnostics-page", fr_diagnostics_page, sizeof fr_diagnostics_page},
    {"fr", "diagnostics", fr_diagnostics, sizeof fr_diagnostics},
    {"fr", "dialogue", fr_dialogue, sizeof fr_dialogue},
    {"fr", "fields", fr_fields, sizeof fr_fields},
    {"fr", "form-fields", fr_form_fields, sizeof fr_form_fields},
    {"fr", "form-fixes", fr_form_fixes, sizeof fr_form_fixes},
    {"fr", "form", fr_form, sizeof fr_form},
    {"fr", "guidance", fr_guidance, sizeof fr_guidance},
    {"fr", "import", fr_import, sizeof fr_import},
    {"fr", "input", fr_input, sizeof fr_input},
    {"fr", "issue-forms", fr_issue_forms, sizeof fr_issue_forms},
    {"fr", "lists", fr_lists, sizeof fr_lists},
    {"fr", "messages", fr_messages, sizeof fr_messages},
    {"fr", "preview", fr_preview, sizeof fr_preview},
    {"fr", "receive", fr_receive, sizeof fr_receive},
    {"fr", "report", fr_report, sizeof fr_report},
    {"fr", "scaffold", fr_scaffold, sizeof fr_scaffold},
    {"fr", "vocabularies", fr_vocabularies, sizeof fr_vocabularies},
    {"fr", "word", fr_word, sizeof fr_word},
    {"", "languages", languages, sizeof languages},
};

const struct ctexts_file *ctexts_files(size_t *count) {
    *count = sizeof files / sizeof files[0];
    return files;
}
