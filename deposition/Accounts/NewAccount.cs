namespace Hub.Deposition.Accounts;

/// <summary>What somebody registers with.</summary>
/// <param name="Name">What others will see.</param>
/// <param name="Email">Any address of theirs.</param>
/// <param name="Password">As typed.</param>
public sealed record NewAccount(string Name, string Email, string Password);
