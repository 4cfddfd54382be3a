@recorded
Feature: One species, one value
  Archives write Homo sapiens in half a dozen ways.

  Scenario: Homo sapiens is one value over SSBD's and IDR's crates
    Given the recorded archives, with SSBD of "2026-03-10"
    And "ssbd" was harvested
    And "idr" was harvested
    When somebody opens the page of all datasets
    Then the facet "organism" has exactly one value called "Homo sapiens"
    And no organism's id is padded with zeros
