Feature: Wrong settings stop the start with one line

  Scenario Outline: The line names the setting, its value and what is allowed
    When the hub is started with "<setting>"
    Then it does not start, and one line names "<key>"

    Examples:
      | setting | key |
      | --Hub:Address=nowhere | Hub:Address |
      | --Hub:Archives:nobody:Enabled=false | nobody |
      | --Hub:ConfigFolder=missing-folder | Hub:ConfigFolder |
