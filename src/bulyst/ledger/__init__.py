"""The money: frames and balanced entries. Every balance is a query; nothing is ever changed, only reversed."""
