using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Hub.Deposition.Accounts;

/// <summary>How accounts, sessions, tokens and the audit log are written in the store.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(AccountName))]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(ApiToken))]
[JsonSerializable(typeof(AuditEntry))]
[SuppressMessage("Maintainability", "CA1506", Justification = "The generated half names every type it writes.")]
internal sealed partial class AccountsJson : JsonSerializerContext;
