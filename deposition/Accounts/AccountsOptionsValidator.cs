using Microsoft.Extensions.Options;

namespace Hub.Deposition.Accounts;

/// <summary>Refuses wrong settings at the start.</summary>
[OptionsValidator]
public sealed partial class AccountsOptionsValidator : IValidateOptions<AccountsOptions>;
