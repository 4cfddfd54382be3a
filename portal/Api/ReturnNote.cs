namespace Hub.Portal.Api;

/// <summary>Why a definition is given back.</summary>
/// <param name="Note">What is to be changed.</param>
public sealed record ReturnNote(string? Note);
