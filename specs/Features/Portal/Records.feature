@reading
Feature: The page of a record

  Background:
    Given archives that hold 20 records each
    And all archives were harvested

  Scenario Outline: A record can be had in the form a program asks for
    When a program asks for a record as "<type>"
    Then the answer is 200
    And its type is "<type>"

    Examples:
      | type |
      | application/json |
      | application/ld+json |
      | application/vnd.datacite.datacite+json |
      | application/x-bibtex |
      | application/x-research-info-systems |

  Scenario: An unknown accession is not found, and says what to do
    When a program asks for the record "EMPIAR-1"
    Then the answer is 404
    And it contains "No archive of this hub has 'EMPIAR-1'"

  Scenario: A page number that is none is refused with a reason
    When a program opens "/datasets?page=zero"
    Then the answer is 400

  Scenario Outline: Strange addresses never break the hub
    When a program opens "<address>"
    Then the answer is below 500

    Examples:
      | address |
      | /datasets?q=%00 |
      | /datasets?q=((((((( |
      | /datasets?year=abc |
      | /datasets?organism=' |
      | /datasets/%2e%2e%2f |
      | /datasets/x/files?page=-1 |
      | /files/x/..%2f..%2fetc |
      | /facets/nothing |
      | /archives/nothing/runs/999999999999 |
      | /odata/Datasets('x')/Files |
