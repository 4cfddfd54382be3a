using System.Data;

using Dapper;

namespace Hub.Store;

/// <summary>Any number of texts as one parameter, so that a statement has one text however many there are.</summary>
/// <param name="value">As the database takes them.</param>
internal sealed class TextsParameter(object value) : SqlMapper.ICustomQueryParameter
{
    /// <inheritdoc />
    public void AddParameter(IDbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
