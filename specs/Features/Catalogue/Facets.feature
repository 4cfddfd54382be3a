@reading
Feature: Facets that count exactly
  Choosing a value must give as many datasets as its count promised.

  Background:
    Given archives that hold 40 records each
    And all archives were harvested

  Scenario: Every value of every facet keeps its promise
    When somebody opens the page of all datasets
    Then every facet value leads to just as many datasets as it counts

  Scenario: All pages together are all datasets, each once
    When somebody reads all pages of all datasets
    Then every dataset was on exactly one page

  Scenario: Inside a facet any value matches, between facets all must
    When somebody chooses two values of "archive"
    Then as many datasets are found as both values count together

  Scenario: A question that does not parse is answered as words, and says so
    When somebody searches for "cell AND (membrane"
    Then the page says that the question was read as words
    And the answer is a page
