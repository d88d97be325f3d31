"""Who may: municipalities as tenants, members and their roles, scoped rows, and the wrapper every action wears."""
