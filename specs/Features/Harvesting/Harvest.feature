Feature: Harvesting an archive
  A curator must be able to trust that what an archive publishes is here, or that its reason for missing is.

  Scenario: Every record arrives or is listed with a reason
    Given archives that hold 40 records each
    When "empiar" is harvested
    Then the run succeeded
    And the run saw as many records as "empiar" lists
    And its counts add up

  Scenario: The second harvest changes nothing and says so
    Given archives that hold 40 records each
    And "idr" was harvested
    When "idr" is harvested
    Then the run found 0 new, 0 changed and 0 gone records
    And every record it saw was unchanged

  Scenario: An archive that fails now and then is harvested all the same
    Given archives that hold 30 records each
    And the archives answer with "500:0.1,429:0.1" faults
    When "bia" is harvested
    Then the run succeeded
    And the run saw as many records as "bia" lists

  Scenario: A wall of HTML deletes nothing
    Given archives that hold 30 records each
    And "empiar" was harvested
    And the archives answer with "html-200:1" faults
    When "empiar" is harvested
    Then the run did not succeed, and says why
    And every record of "empiar" is still there

  Scenario: An archive that suddenly lists nothing is not believed
    Given archives that hold 30 records each
    And "ssbd" was harvested
    And the archives hold no records
    When "ssbd" is harvested
    Then the run did not succeed, and says why
    And every record of "ssbd" is still there

  Scenario: A dry run shows what would change and changes nothing
    Given archives that hold 20 records each
    When "jcb" is harvested as a dry run
    Then nothing is stored
