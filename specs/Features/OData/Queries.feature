@reading
Feature: The catalogue as an OData service

  Background:
    Given archives that hold 30 records each
    And all archives were harvested

  Scenario: The model describes the datasets
    When a client asks OData for "$metadata"
    Then the answer is 200
    And it contains "EntitySet Name=\"Datasets\""

  Scenario Outline: Standard questions have answers
    When a client asks OData for "<question>"
    Then the answer is 200

    Examples:
      | question |
      | Datasets?$top=3&$count=true |
      | Datasets?$filter=Year ge 2015 and Archive eq 'idr'&$select=Accession,Title |
      | Datasets?$filter=Organisms/any(o: o/Name eq 'Mus musculus')&$top=5 |
      | Datasets?$filter=startswith(Accession,'EMPIAR') or contains(Title,'cell')&$orderby=SizeBytes desc |
      | Datasets?$search=mitosis&$top=5 |
      | Datasets?$apply=groupby((Archive),aggregate($count as Count)) |
      | Datasets?$apply=groupby((Organism),aggregate($count as Count)) |

  Scenario Outline: Bad questions get a reason
    When a client asks OData for "<question>"
    Then the answer is 400
    And it is an OData error that says what is wrong

    Examples:
      | question |
      | Datasets?$filter=Nonsense eq 1 |
      | Datasets?$filter=Year eq |
      | Datasets?$orderby=Nowhere |
      | Datasets?$top=-1 |
      | Datasets?$apply=groupby((Nonsense)) |

  Scenario: Groups by archive count what the facet counts
    When a client asks OData for "Datasets?$apply=groupby((Archive),aggregate($count as Count))"
    Then its counts are those of the facet "archive"
