"""Kindling as a plugin of Kedro: decides which nodes run on Spark, and writes the Airflow DAG."""
