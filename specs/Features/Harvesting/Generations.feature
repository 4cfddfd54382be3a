@recorded
Feature: An archive that renames everything
  Between March and May 2026 every address in SSBD's crates changed and 248 crates left one folder.

  Scenario: Two generations of SSBD's crates are one set of datasets
    Given the recorded archives, with SSBD of "2026-03-10"
    And "ssbd" was harvested
    And SSBD now is of "2026-05-14"
    When "ssbd" is harvested
    Then no dataset of "ssbd" was lost or doubled
